package dev.ashlar.dataapi;

import dev.ashlar.authn.AuthnSettings;
import dev.ashlar.authz.AuthzSettings;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.kernel.Settings;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.runtime.RuntimeSettings;
import dev.ashlar.secrets.SecretsSettings;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.web.WebSettings;
import java.util.List;
import java.util.Map;

/// What this program can be told from outside. A component that has settings has a line here.
///
/// @param singletons the settings of every component that has some
/// @param properties what the server itself is told
public record Composition(List<?> singletons, Map<String, Object> properties) {
    private static final String PREFIX = "/api/data";
    private static final int PORT = 8000;

    public static Composition read(Settings settings) {
        var web = WebSettings.read(settings, PREFIX, PORT);
        var secrets = SecretsSettings.read(settings);
        return new Composition(
                List.of(
                        RuntimeSettings.read(settings),
                        web,
                        DatabaseSettings.read(settings),
                        AuthnSettings.read(settings),
                        AuthzSettings.read(settings),
                        MessageQueueSettings.read(settings),
                        UsersSettings.read(settings),
                        KubernetesSettings.readForQuotas(settings),
                        secrets),
                web.properties());
    }
}
