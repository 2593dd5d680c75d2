package dev.ashlar.messagequeue.core;

import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.messagequeue.Chapter;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Things of one kind, as a component has them: each with a number, changed under its row's lock.
final class Things implements Chapter {
    record Said(String type, String id, int n, Instant occurredAt) implements DomainEvent {
        @Override
        public String aggregateId() {
            return id;
        }
    }

    private final TestDatabase database;
    private final String name;
    private final int rank;

    Things(TestDatabase database, String name, int rank) {
        this.database = database;
        this.name = name;
        this.rank = rank;
    }

    void make(int count) {
        database.unitOfWork()
                .run(() -> {
                    change("DROP TABLE IF EXISTS public.%s");
                    change("CREATE TABLE public.%s (id text PRIMARY KEY, n int NOT NULL)");
                    return database.sql()
                            .change(
                                    "INSERT INTO public.%s SELECT ? || lpad(i::text, 5, '0'), 0 FROM generate_series(1, ?) AS i"
                                            .formatted(name),
                                    name,
                                    count);
                });
    }

    void changeOrRemove(Random random) {
        var id = "%s%05d".formatted(name, random.nextInt(1_000));
        var removed = random.nextInt(10) == 0;
        database.unitOfWork()
                .run(() -> {
                    var statement =
                            removed
                                    ? "DELETE FROM public.%s WHERE id = ? RETURNING n"
                                    : "UPDATE public.%s SET n = n + 1 WHERE id = ? RETURNING n";
                    var n =
                            database.sql()
                                    .one(statement.formatted(name), row -> row.integer("n"), id);
                    n.ifPresent(now -> say(removed ? "removed" : "changed", id, now));
                    return n;
                });
    }

    /// Announces first and commits late.
    boolean add(String id, CountDownLatch made, CountDownLatch mayCommit) {
        return database.unitOfWork()
                .run(() -> {
                    database.sql()
                            .change("INSERT INTO public.%s VALUES (?, 7)".formatted(name), id);
                    say("made", id, 7);
                    made.countDown();
                    try {
                        return mayCommit.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException interruption) {
                        throw new IllegalStateException(interruption);
                    }
                });
    }

    /// By id.
    Map<String, Integer> now() {
        var now = new TreeMap<String, Integer>();
        database.sql()
                .all(
                        "SELECT id, n FROM public." + name,
                        row -> now.put(row.text("id"), row.integer("n")));
        return now;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public Told tell(String after, int atMost) {
        var ids =
                database.sql()
                        .all(
                                "SELECT id FROM public.%s WHERE id > ? ORDER BY id LIMIT ?"
                                        .formatted(name),
                                row -> row.text("id"),
                                after,
                                atMost);
        var told =
                database.sql()
                        .all(
                                "SELECT id, n FROM public.%s WHERE id = ANY (?) ORDER BY id FOR SHARE"
                                        .formatted(name),
                                row ->
                                        new Said(
                                                name + ".told",
                                                row.text("id"),
                                                row.integer("n"),
                                                Instant.now()),
                                ids);
        database.outbox().appendAll(told);
        return new Told(ids, ids.size());
    }

    private void say(String what, String id, int n) {
        database.outbox().append(new Said(name + "." + what, id, n, Instant.now()));
    }

    private int change(String statement) {
        return database.sql().change(statement.formatted(name));
    }
}
