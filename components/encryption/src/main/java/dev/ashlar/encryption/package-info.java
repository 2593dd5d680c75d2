/// How secrets are kept at rest, byte for byte as the system that Ashlar replaces keeps them: Fernet tokens, keys derived
/// from passwords, and the wrapping of keys for the one process that may open them. Unwrapping is no part of it.
///
/// Needs nothing but the JDK. Keys are wiped when they are no longer used.
@NullMarked
package dev.ashlar.encryption;

import org.jspecify.annotations.NullMarked;
