package dev.ashlar.crc.repositories;

import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.NodeAffinity;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ports.PoolStore;
import dev.ashlar.crc.ports.RecordedPool;
import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

@Singleton
class JdbcPoolStore implements PoolStore {
    private final Sql sql;

    JdbcPoolStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<RecordedPool> hold(int id) {
        // Two statements: the second one sees what whoever held it before has written.
        return sql.one(
                        "SELECT id FROM crc.pools WHERE id = ? FOR UPDATE",
                        row -> row.integer("id"),
                        id)
                .flatMap(held -> {
                    var lines =
                            sql.all(JdbcPoolReads.statement("pool.id = ?"), PoolLines::line, held);
                    return PoolLines.pools(lines).stream().findFirst();
                });
    }

    @Override
    public OptionalInt add(PoolTerms terms) {
        return sql
                .all(
                        """
                        INSERT INTO crc.pools (name, is_public, is_default, idle_threshold, hibernation_threshold)
                        VALUES (?, ?, ?, ?, ?)
                            ON CONFLICT (is_default) WHERE is_default DO NOTHING
                        RETURNING id
                        """,
                        row -> row.integer("id"),
                        terms.name(),
                        terms.isPublic(),
                        terms.isDefault(),
                        terms.idleThreshold(),
                        terms.hibernationThreshold())
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    @Override
    public boolean write(int id, PoolTerms terms) {
        try {
            sql.change(
                    """
                    UPDATE crc.pools
                       SET name = ?, is_public = ?, is_default = ?, idle_threshold = ?, hibernation_threshold = ?
                     WHERE id = ?
                    """,
                    terms.name(),
                    terms.isPublic(),
                    terms.isDefault(),
                    terms.idleThreshold(),
                    terms.hibernationThreshold(),
                    id);
            return true;
        } catch (ConstraintViolation violation) {
            if (violation.constraint().equals("pools_one_default")) {
                return false;
            }
            throw violation;
        }
    }

    @Override
    public void remove(int id) {
        sql.change("DELETE FROM crc.pools WHERE id = ?", id);
    }

    @Override
    public ResourceClass addClass(int pool, ClassTerms terms) {
        var size = terms.size();
        return sql.one(
                        """
                        INSERT INTO crc.classes (
                            pool_id, name, cpu, memory, gpu, max_storage, default_storage, is_default,
                            tolerations, affinity_keys, affinity_required)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::boolean[])
                        RETURNING id
                        """,
                        row -> new ResourceClass(row.integer("id"), terms),
                        pool,
                        terms.name(),
                        size.cpu(),
                        size.memory(),
                        size.gpu(),
                        size.maxStorage(),
                        size.defaultStorage(),
                        terms.isDefault(),
                        terms.tolerations(),
                        keys(terms),
                        required(terms))
                .orElseThrow();
    }

    @Override
    public void writeClass(ResourceClass changed) {
        var terms = changed.terms();
        var size = terms.size();
        sql.change(
                """
                UPDATE crc.classes
                   SET name = ?, cpu = ?, memory = ?, gpu = ?, max_storage = ?, default_storage = ?, is_default = ?,
                       tolerations = ?, affinity_keys = ?, affinity_required = ?::boolean[]
                 WHERE id = ?
                """,
                terms.name(),
                size.cpu(),
                size.memory(),
                size.gpu(),
                size.maxStorage(),
                size.defaultStorage(),
                terms.isDefault(),
                terms.tolerations(),
                keys(terms),
                required(terms),
                changed.id());
    }

    @Override
    public void removeClasses(Set<Integer> ids) {
        sql.change(
                "DELETE FROM crc.classes WHERE id = ANY (?::integer[])",
                ids.stream().map(String::valueOf).toList());
    }

    private static List<String> keys(ClassTerms terms) {
        return terms.affinities().stream().map(NodeAffinity::key).toList();
    }

    private static List<String> required(ClassTerms terms) {
        return terms.affinities().stream().map(it -> Boolean.toString(it.required())).toList();
    }
}
