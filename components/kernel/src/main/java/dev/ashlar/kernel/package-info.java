/// The words that every component shares: who calls, what can be refused, how things are named and paged.
///
/// Needs nothing but the JDK, so that every core may use it.
@NullMarked
package dev.ashlar.kernel;

import org.jspecify.annotations.NullMarked;
