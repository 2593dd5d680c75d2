package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The realm that Keycloak takes in at its first start.
///
/// @param dataApiPort where the page for trying the API comes from; it logs in through Keycloak
/// @param secretsPort the same page of the secrets service
public record RealmFile(int dataApiPort, int secretsPort) {
    void write(Path target) throws IOException {
        try (var content = RealmFile.class.getResourceAsStream("/keycloak/Renku-realm.json")) {
            if (content == null) {
                throw new IllegalStateException("the realm is missing from the class path");
            }
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(target, filled(text));
        }
    }

    private String filled(String text) {
        return text.replace("@DATA_API_PORT@", Integer.toString(dataApiPort))
                .replace("@SECRETS_PORT@", Integer.toString(secretsPort))
                .replace("@SERVICES_CLIENT@", Keycloak.SERVICES_CLIENT)
                .replace("@SERVICES_SECRET@", Keycloak.SERVICES_SECRET);
    }
}
