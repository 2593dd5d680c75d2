/// The local stack: all servers and all services on one machine, and what developers do with them.
@NullMarked
package dev.ashlar.development.stack;

import org.jspecify.annotations.NullMarked;
