/// How a program starts and stops: its command line, its settings, its log, the beans that every program has.
@NullMarked
package dev.ashlar.runtime;

import org.jspecify.annotations.NullMarked;
