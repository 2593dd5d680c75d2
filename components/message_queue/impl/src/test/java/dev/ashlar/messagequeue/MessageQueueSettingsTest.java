package dev.ashlar.messagequeue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageQueueSettingsTest {
    @Test
    void whatIsNotSetIsAPlainLocalRedisThatKeepsEverything() {
        var read = MessageQueueSettings.read(new Settings(Map.of()));

        assertThat(read)
                .isEqualTo(
                        new MessageQueueSettings(
                                "localhost", 6379, 0, new Sensitive(""), false, "mymaster", 0));
    }

    @Test
    void everythingCanBeSet() {
        var settings =
                new Settings(
                        Map.of(
                                "REDIS_HOST", "sentinel",
                                "REDIS_PORT", "26379",
                                "REDIS_DATABASE", "3",
                                "REDIS_PASSWORD", "secret",
                                "REDIS_IS_SENTINEL", "true",
                                "REDIS_MASTER_SET", "renku",
                                "REDIS_STREAM_MAX_LENGTH", "1000000"));

        var read = MessageQueueSettings.read(settings);

        assertThat(read)
                .isEqualTo(
                        new MessageQueueSettings(
                                "sentinel",
                                26379,
                                3,
                                new Sensitive("secret"),
                                true,
                                "renku",
                                1_000_000));
        settings.check();
    }
}
