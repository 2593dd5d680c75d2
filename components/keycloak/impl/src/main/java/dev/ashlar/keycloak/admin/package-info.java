/// The realm by the REST interface that Keycloak has for administrators.
@NullMarked
package dev.ashlar.keycloak.admin;

import org.jspecify.annotations.NullMarked;
