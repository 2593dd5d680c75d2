package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardIT {
    /// Starts a child under guard, says its process id once it runs and waits to be killed.
    static final class Careless {
        private Careless() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var script = arguments[0] + "; echo on; exec sleep 60";
            var child = new ProcessBuilder("sh", "-c", script).start();
            new Guard(1).watch(child.pid(), "TERM");
            child.inputReader().readLine();
            System.out.println(child.pid());
            child.waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "trap '' TERM"})
    void whatAKilledProgramLeftIsEndedByForceIfNeedBe(String preparation) throws Exception {
        var command = HelperJvm.command("32m", List.of(), Careless.class);
        command.add(preparation);
        var program =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var child =
                ProcessHandle.of(Long.parseLong(program.inputReader().readLine())).orElseThrow();

        program.destroyForcibly().waitFor();

        assertThat(child.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
    }

    @Test
    void whoLeavesInOrderTakesNobodyAlong() throws Exception {
        var child = new ProcessBuilder("sleep", "60").start();
        var guard = new Guard();
        guard.watch(child.pid(), "TERM");

        guard.close();

        assertThat(child.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        child.destroyForcibly();
    }

    @Test
    void aCommandIsStoppedWithEverythingThatItStarted(@TempDir Path folder) throws Exception {
        try (var guard = new Guard()) {
            var script = "sleep 60 & echo $! >part; mv part child; sleep 60; true";
            var group = CommandGroup.start(List.of("sh", "-c", script), Map.of(), folder, guard);
            var child = folder.resolve("child");
            while (!Files.exists(child)) {
                Thread.onSpinWait();
            }
            var pid = Long.parseLong(Files.readString(child).strip());
            var handle = ProcessHandle.of(pid).orElseThrow();

            group.stop();

            assertThat(handle.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
            assertThat(group.alive()).isFalse();
        }
    }
}
