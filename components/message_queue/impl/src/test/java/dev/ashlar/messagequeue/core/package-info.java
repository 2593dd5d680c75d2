@NullMarked
package dev.ashlar.messagequeue.core;

import org.jspecify.annotations.NullMarked;
