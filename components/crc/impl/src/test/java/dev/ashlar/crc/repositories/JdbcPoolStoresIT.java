package dev.ashlar.crc.repositories;

import static dev.ashlar.crc.PoolFixtures.TEN;
import static dev.ashlar.crc.PoolFixtures.privateTerms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.crc.ports.PoolReads;
import dev.ashlar.crc.ports.PoolStore;
import dev.ashlar.crc.ports.PoolStoresContract;
import dev.ashlar.crc.ports.PoolUserStore;
import dev.ashlar.crc.ports.QuotaRows;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPoolStoresIT extends PoolStoresContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @Override
    protected PoolReads reads() {
        return new JdbcPoolReads(DATABASE.sql());
    }

    @Override
    protected PoolStore pools() {
        return new JdbcPoolStore(DATABASE.sql());
    }

    @Override
    protected QuotaRows quotas() {
        return new JdbcQuotaRows(DATABASE.sql());
    }

    @Override
    protected PoolUserStore users() {
        return new JdbcPoolUserStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected void clear() {
        DATABASE.clear();
    }

    @Override
    protected void addUser(UserId id) {
        unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        "INSERT INTO users.users (id, username, first_seen_at) VALUES (?, ?, ?)",
                                        id.value(),
                                        id.value(),
                                        Instant.EPOCH));
    }

    @Test
    void theRowOfARemovedQuotaWaitsForTheClusterAndBelongsToNoPool() {
        var id = made(privateTerms());
        var quota = in(() -> quotas().add(id, TEN));

        in(() -> {
            quotas().change(quota);
            quotas().remove(quota.id());
            pools().remove(id);
            return true;
        });

        var row =
                DATABASE.sql()
                        .one(
                                """
                                SELECT format('%s %s %s %s', removed, pool_id IS NULL, revision, applied) AS it
                                  FROM crc.quotas WHERE name = ?::uuid
                                """,
                                it -> it.text("it"), quota.id());
        assertThat(row).contains("t t 3 0");
    }
}
