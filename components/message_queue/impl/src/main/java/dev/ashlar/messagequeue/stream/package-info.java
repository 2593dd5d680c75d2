/// The stream of events in Redis, in the form that other services read.
@NullMarked
package dev.ashlar.messagequeue.stream;

import org.jspecify.annotations.NullMarked;
