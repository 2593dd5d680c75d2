package dev.ashlar.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.DomainEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseIT {
    @RegisterExtension static final TestDatabase ONE = TestDatabase.withTables();
    @RegisterExtension static final TestDatabase OTHER = TestDatabase.withTables();
    @RegisterExtension static final TestDatabase EMPTY = TestDatabase.empty();

    private record LampLit(Instant occurredAt) implements DomainEvent {
        @Override
        public String type() {
            return "lamp.lit";
        }

        @Override
        public String aggregateId() {
            return "desk";
        }
    }

    @Test
    void everyClassHasTablesOfItsOwnThatItCanClear() {
        ONE.unitOfWork()
                .run(() -> {
                    ONE.outbox().append(new LampLit(TestClock.atNoon().instant()));
                    return true;
                });

        assertThat(entries(ONE)).isEqualTo(1);
        assertThat(entries(OTHER)).isZero();
        ONE.clear();
        assertThat(entries(ONE)).isZero();
    }

    @Test
    void anEmptyOneHasNoTables() {
        var tables =
                EMPTY.sql()
                        .one(
                                "SELECT count(*) AS n FROM pg_tables WHERE schemaname = 'database'",
                                row -> row.number("n"));

        assertThat(tables).contains(0L);
    }

    private static long entries(TestDatabase database) {
        return database.sql()
                .one("SELECT count(*) AS n FROM database.outbox", row -> row.number("n"))
                .orElseThrow();
    }
}
