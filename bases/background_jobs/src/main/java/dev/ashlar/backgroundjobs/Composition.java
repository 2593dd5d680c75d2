package dev.ashlar.backgroundjobs;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.kernel.Settings;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.runtime.RuntimeSettings;
import java.time.Duration;

/// What this program can be told from outside. A component that has settings has a line here.
public record Composition(DatabaseSettings database, MessageQueueSettings redis) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Composition read(Settings settings) {
        RuntimeSettings.read(settings);
        return new Composition(
                DatabaseSettings.read(settings).withPatience(PATIENCE),
                MessageQueueSettings.read(settings));
    }
}
