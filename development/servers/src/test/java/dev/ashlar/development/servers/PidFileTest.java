package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
    @TempDir Path folder;

    @Test
    void aLivingProcessIsFoundAgain() {
        var file = new PidFile(path());
        file.write(ProcessHandle.current());

        assertThat(new PidFile(path()).process()).contains(ProcessHandle.current());
    }

    @Test
    void aStrangerWithTheSameProcessIdIsNotOurs() throws IOException {
        var anHourBefore =
                ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(3_600);
        Files.writeString(
                path(), ProcessHandle.current().pid() + " " + anHourBefore.toEpochMilli() + "\n");

        assertThat(new PidFile(path()).process()).isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsNotFound() throws IOException, InterruptedException {
        var process = new ProcessBuilder("sleep", "60").start();
        var file = new PidFile(path());
        file.write(process.toHandle());

        process.destroyForcibly().waitFor();

        assertThat(file.process()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "twelve noon", "1 2 3 4 5"})
    void aFileThatSomebodySpoiledMeansNoProcess(String content) throws IOException {
        Files.writeString(path(), content);

        assertThat(new PidFile(path()).process()).isEmpty();
    }

    @Test
    void noFileMeansNoProcess() {
        assertThat(new PidFile(path()).process()).isEmpty();
    }

    private Path path() {
        return folder.resolve("some.pid");
    }
}
