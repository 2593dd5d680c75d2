package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Says in a folder that it has begun, and goes on until it finds there that it may end.
@Singleton
final class WaitingJob implements Job {
    static final String FOLDER = "JOBS_OF_TESTS";

    @Override
    public String name() {
        return "test_waits";
    }

    @Override
    public String purpose() {
        return "Waits for a test.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of();
    }

    @Override
    public void run(JobRun run) {
        var folder = Path.of(System.getenv(FOLDER));
        try {
            run.expect(10_000);
            run.changed(1);
            Files.createFile(begun(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        while (!Files.exists(end(folder))) {
            run.pause();
            run.looked(1);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    static Path begun(Path folder) {
        return folder.resolve("begun");
    }

    static Path end(Path folder) {
        return folder.resolve("end");
    }
}
