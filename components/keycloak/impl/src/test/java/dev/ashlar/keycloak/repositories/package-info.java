@NullMarked
package dev.ashlar.keycloak.repositories;

import org.jspecify.annotations.NullMarked;
