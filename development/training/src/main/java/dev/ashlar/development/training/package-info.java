/// Lets a packaged program run for a moment against servers of its own, so that the JVM can keep what it learnt in the
/// program's AOT cache. Needs nothing that is not on its class path, so an image can be trained while it is built.
@NullMarked
package dev.ashlar.development.training;

import org.jspecify.annotations.NullMarked;
