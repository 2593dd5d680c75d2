/// How a program starts: its settings are read, its log is set up, and what every program has is made.
@NullMarked
package dev.ashlar.runtime;

import org.jspecify.annotations.NullMarked;
