/// The encryption of secrets once more, made of nothing but the JDK's parts: what tests hold the services against.
@NullMarked
package dev.ashlar.testkit.sealing;

import org.jspecify.annotations.NullMarked;
