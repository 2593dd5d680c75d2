package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessServerIT {
    @TempDir Path folder;

    @Test
    void aProgramThatEndsAtOnceIsReportedWithItsLastWords() {
        try (var workshop = Workshop.in(folder)) {
            var server =
                    workshop.server(new Script("echo hello; echo no such disk; exit 3", folder));

            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageStartingWith("script ended while it started: no such disk (log: ");
        }
    }

    @Test
    void aProgramThatNeverAnswersIsEnded() {
        try (var workshop = Workshop.in(folder)) {
            var server = workshop.server(new Script("exec sleep 60", folder));

            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageStartingWith("script did not answer within 2 seconds");
            assertThat(server.alive()).isFalse();
        }
    }

    @Test
    void stoppingEndsWhatTheProgramStartedToo() throws IOException {
        try (var workshop = Workshop.in(folder)) {
            var server =
                    workshop.server(
                            new Script("sleep 60 & echo $! >child; touch ready; wait", folder));
            server.start();
            var child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
            var handle = ProcessHandle.of(child).orElseThrow();

            server.stop();

            handle.onExit().join();
            assertThat(server.ready()).isFalse();
        }
    }

    @Test
    void aProgramThatIgnoresTheRequestIsEndedByForce() {
        try (var workshop = Workshop.in(folder)) {
            var server =
                    workshop.server(
                            new Script(
                                    "trap '' TERM; touch ready; while :; do sleep 1; done",
                                    folder));
            server.start();

            server.stop();

            assertThat(server.alive()).isFalse();
        }
    }

    /// A server made of one line of shell; it is ready once the file `ready` is there.
    private record Script(String line, Path workingFolder) implements Recipe {
        @Override
        public String name() {
            return "script";
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public void prepare() {
            // Nothing is needed.
        }

        @Override
        public List<String> command() {
            return List.of("sh", "-c", line);
        }

        @Override
        public boolean answers() {
            return Files.exists(workingFolder.resolve("ready"));
        }

        @Override
        public Duration startPatience() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration stopPatience() {
            return Duration.ofMillis(500);
        }
    }
}
