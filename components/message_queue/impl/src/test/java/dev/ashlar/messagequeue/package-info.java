@NullMarked
package dev.ashlar.messagequeue;

import org.jspecify.annotations.NullMarked;
