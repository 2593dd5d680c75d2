@NullMarked
package dev.ashlar.keycloak.admin;

import org.jspecify.annotations.NullMarked;
