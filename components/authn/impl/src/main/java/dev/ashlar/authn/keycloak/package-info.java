/// The keys of the realm, fetched from Keycloak.
@NullMarked
package dev.ashlar.authn.keycloak;

import org.jspecify.annotations.NullMarked;
