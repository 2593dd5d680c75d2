package dev.ashlar.backgroundjobs;

import dev.ashlar.authz.AuthzSettings;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.kernel.Settings;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.runtime.RuntimeSettings;
import java.time.Duration;
import java.util.List;

/// What this program can be told from outside. A component that has settings has a line here.
///
/// @param singletons the settings of every component that has some
public record Composition(DatabaseSettings database, List<?> singletons) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Composition read(Settings settings) {
        var runtime = RuntimeSettings.read(settings);
        var database = DatabaseSettings.read(settings).withPatience(PATIENCE);
        return new Composition(
                database,
                List.of(
                        runtime,
                        database,
                        MessageQueueSettings.read(settings),
                        AuthzSettings.read(settings)));
    }
}
