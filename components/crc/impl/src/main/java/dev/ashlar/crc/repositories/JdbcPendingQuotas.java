package dev.ashlar.crc.repositories;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ports.PendingQuotas;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.k8s.GpuKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@Singleton
final class JdbcPendingQuotas implements PendingQuotas {
    private final Sql sql;

    JdbcPendingQuotas(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String installation() {
        sql.change("INSERT INTO crc.installation DEFAULT VALUES ON CONFLICT DO NOTHING");
        return sql.one("SELECT id::text AS id FROM crc.installation", row -> row.text("id"))
                .orElseThrow();
    }

    @Override
    public Optional<Claim> claim(String name, Duration longest) {
        return sql.one(
                """
                UPDATE crc.quotas
                   SET claimed_until = now() + ?::double precision * interval '1 millisecond'
                 WHERE name = ?::uuid
                   AND applied < revision
                   AND (claimed_until IS NULL OR claimed_until <= now())
                RETURNING name::text, cpu::text, memory, gpu, gpu_kind, revision, removed,
                          true AS waits, tries
                """,
                row -> new Claim(recorded(row), row.integer("tries")),
                longest.toMillis(),
                name);
    }

    @Override
    public List<String> due(int most) {
        return sql.all(
                """
                SELECT name::text
                FROM crc.quotas
                WHERE applied < revision
                  AND next_try <= now()
                  AND (claimed_until IS NULL OR claimed_until <= now())
                ORDER BY next_try, name
                LIMIT ?
                """,
                row -> row.text("name"),
                most);
    }

    @Override
    public boolean settled(Claim claim) {
        var quota = claim.quota();
        if (quota.removed()) {
            sql.change(
                    "DELETE FROM crc.quotas WHERE name = ?::uuid AND removed AND revision = ?",
                    quota.name(),
                    quota.revision());
            return false;
        }
        return sql.one(
                        """
                        UPDATE crc.quotas
                           SET applied = greatest(applied, ?), tries = 0, claimed_until = NULL
                         WHERE name = ?::uuid
                        RETURNING applied < revision AS waits
                        """,
                        row -> row.flag("waits"),
                        quota.revision(),
                        quota.name())
                .orElse(false);
    }

    @Override
    public void overtaken(Claim claim, long revision) {
        sql.change(
                """
                UPDATE crc.quotas
                   SET revision = CASE WHEN revision < ? THEN ? + 1 ELSE revision END,
                       claimed_until = NULL
                 WHERE name = ?::uuid
                """,
                revision,
                revision,
                claim.quota().name());
    }

    @Override
    public void failed(Claim claim, Duration pause) {
        sql.change(
                """
                UPDATE crc.quotas
                   SET claimed_until = NULL,
                       tries = CASE WHEN revision = ? THEN tries + 1 ELSE tries END,
                       next_try = CASE WHEN revision = ?
                                       THEN now() + ?::double precision * interval '1 millisecond'
                                       ELSE next_try END
                 WHERE name = ?::uuid
                """,
                claim.quota().revision(),
                claim.quota().revision(),
                pause.toMillis(),
                claim.quota().name());
    }

    @Override
    public void again(Recorded quota) {
        sql.change(
                """
                UPDATE crc.quotas
                   SET applied = 0, tries = 0, next_try = now(), waits_since = now()
                 WHERE name = ?::uuid AND revision = ? AND applied >= revision
                """,
                quota.name(),
                quota.revision());
    }

    @Override
    public int removeForsaken() {
        return sql.change(
                """
                UPDATE crc.quotas
                   SET removed = true, revision = revision + 1, tries = 0, next_try = now(),
                       waits_since = now()
                 WHERE pool_id IS NULL AND NOT removed
                """);
    }

    @Override
    public List<Recorded> all() {
        return sql.all(
                """
                SELECT name::text, cpu::text, memory, gpu, gpu_kind, revision, removed,
                       applied < revision AS waits
                FROM crc.quotas
                ORDER BY name
                """,
                JdbcPendingQuotas::recorded);
    }

    @Override
    public Backlog backlog() {
        return sql.one(
                        """
                        SELECT count(*) AS waiting,
                               coalesce(extract(epoch FROM now() - min(waits_since)), 0)::bigint AS age
                        FROM crc.quotas
                        WHERE applied < revision
                        """,
                        row ->
                                new Backlog(
                                        row.number("waiting"),
                                        Duration.ofSeconds(row.number("age"))))
                .orElseThrow();
    }

    private static Recorded recorded(Row row) {
        return new Recorded(
                row.text("name"),
                new Amount(
                        Double.parseDouble(row.text("cpu")),
                        row.number("memory"),
                        row.number("gpu")),
                GpuKind.valueOf(row.text("gpu_kind").toUpperCase(Locale.ROOT)),
                row.number("revision"),
                row.flag("removed"),
                row.flag("waits"));
    }
}
