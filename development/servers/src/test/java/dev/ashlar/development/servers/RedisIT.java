package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisIT {
    @TempDir Path folder;

    @Test
    void whatWasWrittenOutlivesACrashOfTheServer() throws IOException {
        try (var workshop = Workshop.in(folder)) {
            var port = Workshop.freePort();
            var recipe = new Redis(workshop.places(), port);
            workshop.server(recipe).start();
            assertThat(Ask.answers(port, "SET colour blue", "+OK")).isTrue();

            workshop.crash("redis");
            var second = workshop.server(recipe);
            second.start();

            assertThat(Ask.answers(port, "GET colour", "$4\r\nblue")).isTrue();
            second.stop();
        }
    }

    @Test
    void aStartEndsWhatAnEarlierRunLeftOnTheSamePort() throws IOException {
        try (var workshop = Workshop.in(folder)) {
            var recipe = new Redis(workshop.places(), Workshop.freePort());
            workshop.server(recipe).start();
            var left = new PidFile(workshop.places().pidFile("redis")).process().orElseThrow();

            var second = workshop.server(recipe);
            second.start();

            assertThat(left.isAlive()).isFalse();
            assertThat(second.ready()).isTrue();
            second.stop();
        }
    }
}
