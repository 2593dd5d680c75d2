@NullMarked
package dev.ashlar.keycloak.ports;

import org.jspecify.annotations.NullMarked;
