/// Events for other services: what other components may know of them.
@NullMarked
package dev.ashlar.messagequeue;

import org.jspecify.annotations.NullMarked;
