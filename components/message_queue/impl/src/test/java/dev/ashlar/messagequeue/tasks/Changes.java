package dev.ashlar.messagequeue.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.database.Sql;
import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.stream.StreamOfTests.Read;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Things that are counted up: each change locks its thing's row, as every entity does, and announces the new number.
final class Changes {
    record Counted(String id, String email, String namespace, Instant occurredAt)
            implements DomainEvent {
        @Override
        public String type() {
            return "user.updated";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    private final Sql sql;
    private final UnitOfWork unitOfWork;
    private final Outbox outbox;

    Changes(Sql sql, UnitOfWork unitOfWork, Outbox outbox) {
        this.sql = sql;
        this.unitOfWork = unitOfWork;
        this.outbox = outbox;
    }

    static void makeTable(Sql sql, UnitOfWork unitOfWork, int things) {
        unitOfWork.run(() -> {
            sql.change("DROP TABLE IF EXISTS public.things");
            sql.change("CREATE TABLE public.things (id int PRIMARY KEY, n int NOT NULL)");
            return sql.change(
                    "INSERT INTO public.things SELECT id, 0 FROM generate_series(1, ?) AS id",
                    things);
        });
    }

    /// The thing's new number.
    int change(int thing) {
        return unitOfWork.run(() -> {
            var n =
                    sql.one(
                                    "UPDATE public.things SET n = n + 1 WHERE id = ? RETURNING n",
                                    row -> row.integer("n"),
                                    thing)
                            .orElseThrow();
            outbox.append(new Counted("thing-" + thing, Integer.toString(n), "n", Instant.now()));
            return n;
        });
    }

    /// How a stream differs from what was changed.
    ///
    /// @param twice entries whose id is there already
    record Verdict(int lost, int outOfOrder, int twice) {
        static final Verdict FLAWLESS = new Verdict(0, 0, 0);
    }

    static Verdict verdict(List<Read> stream, int changes) {
        Map<String, Integer> latest = new HashMap<>();
        var ids = new HashSet<String>();
        var outOfOrder = 0;
        for (var entry : stream) {
            if (ids.add(entry.id())) {
                var number = Integer.parseInt(entry.field("email"));
                var before = latest.put(entry.field("id"), number);
                outOfOrder += number == (before == null ? 1 : before + 1) ? 0 : 1;
            }
        }
        return new Verdict(changes - ids.size(), outOfOrder, stream.size() - ids.size());
    }

    /// Every change of every thing is there once, in its order.
    static void verify(List<Read> stream, int changes) {
        assertThat(verdict(stream, changes)).isEqualTo(Verdict.FLAWLESS);
    }
}
