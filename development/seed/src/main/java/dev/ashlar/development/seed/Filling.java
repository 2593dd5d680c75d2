package dev.ashlar.development.seed;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Fills a database that has the tables of the data API: step by step, each in chunks of one transaction.
public final class Filling {
    /// One makes texts while the other's are written.
    private static final int WORKERS = 2;

    /// Held while a database is filled, so that only one does; the letters of `seed`.
    static final long LOCK = 0x73656564;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int FOLDED_AT_ONCE = 100_000;

    private final Target target;
    private final Numbers numbers;
    private final boolean relayed;
    private final PrintStream out;

    /// @param relayed whether SpiceDB hears of the relations by the relay; otherwise it must not have been told of this
    ///     database yet
    public Filling(Target target, Numbers numbers, boolean relayed, PrintStream out) {
        this.target = target;
        this.numbers = numbers;
        this.relayed = relayed;
        this.out = out;
    }

    /// Writes what is not there yet.
    ///
    /// @throws SeedFailure if the database holds other data of this kind, or has no tables
    public void run() throws SQLException, InterruptedException {
        var began = System.nanoTime();
        try (var connection = target.open()) {
            lock(connection);
            var done = Ledger.begin(numbers, connection);
            var world = new World(numbers);
            var writer = new Writer(world, Residents.of(world, connection), relayed);
            var relations = new AtomicLong();
            for (var step : Step.values()) {
                fill(step, done, writer, relations);
            }
            if (relations.get() > 0) {
                settle(connection);
            }
            out.printf(
                    "%nWrote %,d relations in %s.%n",
                    relations.get(), Progress.clock(Duration.ofNanos(System.nanoTime() - began)));
        }
    }

    /// A run that ended a moment ago, whatever way, gives its lock back a moment later.
    private static void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '3s'");
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
            statement.execute("RESET lock_timeout");
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new SeedFailure("Somebody else is filling this database: wait for it.");
            }
            throw e;
        }
    }

    private void fill(Step step, Set<Chunk> done, Writer writer, AtomicLong relations)
            throws SQLException, InterruptedException {
        var chunks = step.chunks(numbers);
        var open =
                new ConcurrentLinkedQueue<>(
                        chunks.stream().filter(chunk -> !done.contains(chunk)).toList());
        if (open.isEmpty()) {
            return;
        }
        var before = chunks.stream().filter(done::contains).mapToLong(Chunk::size).sum();
        var progress = new Progress(out, step, step.count(numbers), before);
        Callable<Void> worker =
                () -> {
                    try (var connection = target.open()) {
                        connection.setAutoCommit(false);
                        for (var chunk = open.poll(); chunk != null; chunk = open.poll()) {
                            relations.addAndGet(write(chunk, writer, connection));
                            progress.add(chunk.size());
                        }
                    }
                    return null;
                };
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var running = new ArrayList<Future<Void>>();
            for (int each = 0; each < WORKERS; each++) {
                running.add(workers.submit(worker));
            }
            await(running, open);
        }
    }

    private static long write(Chunk chunk, Writer writer, Connection connection)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            // A power cut costs the last chunks at most, and the ledger with them.
            statement.execute("SET LOCAL synchronous_commit = off");
        }
        var relations = writer.write(chunk, connection);
        Ledger.note(chunk, connection);
        connection.commit();
        return relations;
    }

    /// Where one worker fails, the others take no more chunks.
    private static void await(List<Future<Void>> running, ConcurrentLinkedQueue<Chunk> open)
            throws SQLException, InterruptedException {
        for (var each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                open.clear();
                throw failure(e.getCause());
            }
        }
    }

    private static SQLException failure(@Nullable Throwable cause) {
        if (cause instanceof SeedFailure known) {
            throw known;
        }
        return cause instanceof SQLException known ? known : new SQLException(cause);
    }

    /// Leaves what the server otherwise does in the hours after.
    private void settle(Connection connection) throws SQLException {
        out.println("Folding the totals, and gathering statistics ...");
        try (var statement = connection.createStatement()) {
            while (folded(statement) >= FOLDED_AT_ONCE) {
                // Each time a part.
            }
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    private static long folded(Statement statement) throws SQLException {
        try (var row =
                statement.executeQuery("SELECT authz.fold_tallies(%d)".formatted(FOLDED_AT_ONCE))) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
