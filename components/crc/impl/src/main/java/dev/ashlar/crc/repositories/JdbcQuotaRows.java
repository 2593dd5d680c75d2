package dev.ashlar.crc.repositories;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ports.QuotaRows;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;

@Singleton
class JdbcQuotaRows implements QuotaRows {
    private final Sql sql;

    JdbcQuotaRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Quota add(int pool, Amount amount) {
        return sql.one(
                        """
                        INSERT INTO crc.quotas (name, pool_id, cpu, memory, gpu, gpu_kind)
                        VALUES (gen_random_uuid(), ?, ?, ?, ?, 'nvidia')
                        RETURNING name::text
                        """,
                        row -> new Quota(row.text("name"), amount),
                        pool,
                        amount.cpu(),
                        amount.memory(),
                        amount.gpu())
                .orElseThrow();
    }

    @Override
    public void change(Quota quota) {
        sql.change(
                """
                UPDATE crc.quotas
                   SET cpu = ?, memory = ?, gpu = ?, revision = revision + 1, tries = 0, next_try = now(),
                       waits_since = CASE WHEN applied < revision THEN waits_since ELSE now() END
                 WHERE name = ?::uuid
                """,
                quota.amount().cpu(),
                quota.amount().memory(),
                quota.amount().gpu(),
                quota.id());
    }

    @Override
    public void remove(String name) {
        sql.change(
                """
                UPDATE crc.quotas
                   SET removed = true, pool_id = NULL, revision = revision + 1, tries = 0, next_try = now(),
                       waits_since = CASE WHEN applied < revision THEN waits_since ELSE now() END
                 WHERE name = ?::uuid
                """,
                name);
    }
}
