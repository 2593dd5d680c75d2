package dev.ashlar.crc.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ports.PendingQuotas;
import dev.ashlar.crc.ports.PendingQuotasContract;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPendingQuotasIT extends PendingQuotasContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private final JdbcQuotaRows rows = new JdbcQuotaRows(DATABASE.sql());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void ofManyWhoWantAQuotaOneGetsIt() throws Exception {
        var name = add(SMALL);

        var claims =
                AtOnce.run(
                        4, _ -> unitOfWork().run(() -> pending().claim(name, Duration.ofHours(1))));

        assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void howLongTheOldestHasWaitedIsKnown() {
        var name = add(SMALL);
        unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        "UPDATE crc.quotas SET waits_since = now() - interval '1 hour'"));

        change(name, LARGE);

        assertThat(pending().backlog().age()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    @Override
    protected PendingQuotas pending() {
        return new JdbcPendingQuotas(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected String add(Amount amount) {
        return unitOfWork()
                .run(() -> {
                    var pool =
                            DATABASE.sql()
                                    .one(
                                            """
                                            INSERT INTO crc.pools (name, is_public, is_default)
                                            VALUES ('a pool', true, false) RETURNING id
                                            """,
                                            row -> row.integer("id"))
                                    .orElseThrow();
                    return rows.add(pool, amount).id();
                });
    }

    @Override
    protected void change(String name, Amount amount) {
        unitOfWork()
                .run(() -> {
                    rows.change(new Quota(name, amount));
                    return true;
                });
    }

    @Override
    protected void remove(String name) {
        unitOfWork()
                .run(() -> {
                    rows.remove(name);
                    return true;
                });
    }

    @Override
    protected void forsake(String name) {
        unitOfWork().run(() -> DATABASE.sql().change("DELETE FROM crc.pools"));
    }
}
