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
        Files.writeString(target, text());
    }

    /// The same realm under another name, to stand beside the first on the same server. Its people get ids of their own.
    public String named(String name) throws IOException {
        return text().replace(
                        "\"realm\": \"%s\"".formatted(Keycloak.REALM),
                        "\"realm\": \"%s\"".formatted(name))
                .replace("default-roles-renku", "default-roles-" + name)
                .replaceAll("\"id\": \"[^\"]*\",\\s*", "");
    }

    private String text() throws IOException {
        try (var content = RealmFile.class.getResourceAsStream("/keycloak/Renku-realm.json")) {
            if (content == null) {
                throw new IllegalStateException("the realm is missing from the class path");
            }
            return filled(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String filled(String text) {
        return text.replace("@DATA_API_PORT@", Integer.toString(dataApiPort))
                .replace("@SECRETS_PORT@", Integer.toString(secretsPort))
                .replace("@SERVICES_CLIENT@", Keycloak.SERVICES_CLIENT)
                .replace("@SERVICES_SECRET@", Keycloak.SERVICES_SECRET);
    }
}
