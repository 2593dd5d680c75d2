/// Tokens, good and bad, and a realm whose keys a test has in its hands.
@NullMarked
package dev.ashlar.testkit.tokens;

import org.jspecify.annotations.NullMarked;
