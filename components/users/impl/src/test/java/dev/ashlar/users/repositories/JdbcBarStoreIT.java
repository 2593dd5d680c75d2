package dev.ashlar.users.repositories;

import static dev.ashlar.users.UserFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.users.ports.Bar.Deleted;
import dev.ashlar.users.ports.Bar.Disabled;
import dev.ashlar.users.ports.BarStore;
import dev.ashlar.users.ports.BarStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcBarStoreIT extends BarStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void whatIsPublishedIsEverybodyWithHerEnd() {
        unitOfWork()
                .run(() -> {
                    store().put(new UserId("ada-id"), new Disabled());
                    store().put(new UserId("grace-id"), new Deleted(NOON));
                    return true;
                });

        assertThat(
                        DATABASE.sql()
                                .all(
                                        "SELECT id, until FROM users.barred ORDER BY id",
                                        row -> row.text("id") + " " + row.instantOrNull("until")))
                .containsExactly("ada-id null", "grace-id " + NOON);
    }

    @Test
    void everyChangeIsCalledOut() {
        try (var listener = DATABASE.calls().listen("users.barred")) {
            unitOfWork()
                    .run(() -> {
                        store().put(new UserId("ada-id"), new Disabled());
                        return true;
                    });
            assertThat(listener.await(Duration.ofMinutes(1))).isTrue();

            unitOfWork()
                    .run(() -> {
                        store().lift(new UserId("grace-id"));
                        return true;
                    });
            assertThat(listener.await(Duration.ofMillis(50))).isFalse();

            unitOfWork()
                    .run(() -> {
                        store().lift(new UserId("ada-id"));
                        return true;
                    });
            assertThat(listener.await(Duration.ofMinutes(1))).isTrue();
        }
    }

    @Override
    protected BarStore store() {
        return new JdbcBarStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
