/// What was seen of the realm, in PostgreSQL.
@NullMarked
package dev.ashlar.keycloak.repositories;

import org.jspecify.annotations.NullMarked;
