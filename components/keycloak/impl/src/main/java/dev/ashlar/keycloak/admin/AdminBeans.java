package dev.ashlar.keycloak.admin;

import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.keycloak.ports.Limits;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What a program takes that tests choose otherwise.
@Factory
final class AdminBeans {
    @Singleton
    Patience patience() {
        return Patience.USUAL;
    }

    @Singleton
    Limits limits(KeycloakSettings settings) {
        return new Limits(settings.mostRemoved());
    }
}
