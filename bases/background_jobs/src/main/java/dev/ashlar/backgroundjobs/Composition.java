package dev.ashlar.backgroundjobs;

import dev.ashlar.authz.AuthzSettings;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.jobs.JobsSettings;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.kernel.Settings;
import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.runtime.RuntimeSettings;
import dev.ashlar.users.UsersSettings;
import java.time.Duration;
import java.util.List;

/// What this program can be told from outside. A component that has settings has a line here.
///
/// @param singletons the settings of every component that has some
public record Composition(DatabaseSettings database, JobsSettings jobs, List<?> singletons) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Composition read(Settings settings) {
        var runtime = RuntimeSettings.read(settings);
        var database = DatabaseSettings.read(settings).withPatience(PATIENCE);
        var jobs = JobsSettings.read(settings);
        return new Composition(
                database,
                jobs,
                List.of(
                        runtime,
                        database,
                        jobs,
                        MessageQueueSettings.read(settings),
                        AuthzSettings.read(settings),
                        UsersSettings.read(settings),
                        KeycloakSettings.read(settings),
                        KubernetesSettings.readForQuotas(settings)));
    }
}
