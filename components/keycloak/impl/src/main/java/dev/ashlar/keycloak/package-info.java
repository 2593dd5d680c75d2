/// Follows the people of a Keycloak realm, in programs that have [KeycloakSettings].
@NullMarked
@Configuration
@Requires(beans = KeycloakSettings.class)
package dev.ashlar.keycloak;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
