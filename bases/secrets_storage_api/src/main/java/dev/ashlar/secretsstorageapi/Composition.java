package dev.ashlar.secretsstorageapi;

import dev.ashlar.authn.AuthnSettings;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.RuntimeSettings;
import dev.ashlar.secretsstorage.SecretsStorageSettings;
import dev.ashlar.web.WebSettings;
import java.util.List;
import java.util.Map;

/// What this program can be told from outside. A component that has settings has a line here.
///
/// @param singletons the settings of every component that has some
/// @param properties what the server itself is told
public record Composition(List<?> singletons, Map<String, Object> properties) {
    private static final String PREFIX = "/api/secrets";
    private static final int PORT = 8001;

    public static Composition read(Settings settings) {
        var web = WebSettings.read(settings, PREFIX, PORT);
        var keys = SecretsStorageSettings.read(settings);
        return new Composition(
                List.of(
                        RuntimeSettings.read(settings),
                        web,
                        keys,
                        DatabaseSettings.read(settings),
                        AuthnSettings.read(settings),
                        KubernetesSettings.read(settings)),
                web.properties());
    }
}
