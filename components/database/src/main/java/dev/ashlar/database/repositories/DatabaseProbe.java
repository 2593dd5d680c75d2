package dev.ashlar.database.repositories;

import dev.ashlar.kernel.HealthProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/// Takes a connection as every request does, so that it is red exactly when requests fail.
final class DatabaseProbe implements HealthProbe {
    private static final Duration PATIENCE = Duration.ofMillis(1_800);

    private final DataSource pool;

    DatabaseProbe(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean critical() {
        return true;
    }

    @Override
    public boolean answers() {
        var answered = new AtomicBoolean();
        var done = new CountDownLatch(1);
        // The pool's own time-out is longer than a probe may take.
        Thread.ofVirtual()
                .start(() -> {
                    answered.set(ask());
                    done.countDown();
                });
        try {
            return done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && answered.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean ask() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }
}
