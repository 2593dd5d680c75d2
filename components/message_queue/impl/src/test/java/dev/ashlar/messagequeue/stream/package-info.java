@NullMarked
package dev.ashlar.messagequeue.stream;

import org.jspecify.annotations.NullMarked;
