@NullMarked
package dev.ashlar.keycloak.core;

import org.jspecify.annotations.NullMarked;
