/// What the rules need of the realm and of the database.
@NullMarked
package dev.ashlar.keycloak.ports;

import org.jspecify.annotations.NullMarked;
