package dev.ashlar.backgroundjobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The program as a process, with a folder by which its waiting job is known and ended.
record JobsProcess(Process process, Path folder) implements AutoCloseable {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    static JobsProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BackgroundJobs.class.getName()));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        builder.environment().put(WaitingJob.FOLDER, folder.toString());
        return new JobsProcess(builder.start(), folder);
    }

    JobsProcess awaitBegun() {
        var end = System.nanoTime() + LONGEST;
        while (!Files.exists(WaitingJob.begun(folder))) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("it begins; it says %s", folder)
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return this;
    }

    JobsProcess letEnd() throws IOException {
        Files.createFile(WaitingJob.end(folder));
        return this;
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
