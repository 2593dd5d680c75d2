/// A realm of the real Keycloak for a test class, what people do in it, and a way to it that can be spoilt.
@NullMarked
package dev.ashlar.testkit.keycloak;

import org.jspecify.annotations.NullMarked;
