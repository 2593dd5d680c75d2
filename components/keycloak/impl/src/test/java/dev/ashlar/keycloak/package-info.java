@NullMarked
package dev.ashlar.keycloak;

import org.jspecify.annotations.NullMarked;
