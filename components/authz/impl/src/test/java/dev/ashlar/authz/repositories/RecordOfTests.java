package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;

/// The real record, for tests of those who copy it.
public final class RecordOfTests {
    private static final int AT_ONCE = 5_000;

    private final TestDatabase database;

    public RecordOfTests(TestDatabase database) {
        this.database = database;
    }

    public RelationRecord record() {
        return new JdbcRelationRecord(database.sql());
    }

    public void add(List<Relation> relations) {
        change(() -> relations().add(relations));
    }

    public void remove(List<Relation> relations) {
        change(() -> relations().remove(relations));
    }

    /// Four relations for each of very many projects, in bulk: without outbox entries, and without the index.
    public void fill(int count) {
        change(() -> database.sql().change("ALTER TABLE authz.relations DISABLE TRIGGER USER"));
        for (int from = 0; from < count; from += AT_ONCE) {
            int first = from;
            int last = Math.min(count, from + AT_ONCE) - 1;
            change(() ->
                    database.sql()
                            .change(
                                    """
                                    INSERT INTO authz.relations
                                        (resource_type, resource_id, relation, subject_type, subject_id)
                                    SELECT 'project', '01J' || lpad((n / 4)::text, 23, '0'), relation, type, id
                                    FROM generate_series(?, ?) n
                                    CROSS JOIN LATERAL (VALUES
                                        (0, 'owner', 'user', md5((n % 99991)::text)::uuid::text),
                                        (1, 'viewer', 'user', md5((n % 98893)::text)::uuid::text),
                                        (2, 'project_platform', 'platform', 'renku'),
                                        (3, 'project_namespace', 'group',
                                            '01G' || lpad((n % 9973)::text, 23, '0')))
                                        kinds (which, relation, type, id)
                                    WHERE n % 4 = which
                                    """,
                                    first, last));
        }
        change(() -> database.sql().change("ALTER TABLE authz.relations ENABLE TRIGGER USER"));
    }

    public Relations relations() {
        return new JdbcRelations(
                database.sql(), database.unitOfWork(), TestClock.atNoon(), () -> () -> {});
    }

    private void change(Runnable work) {
        database.unitOfWork()
                .run(() -> {
                    work.run();
                    return true;
                });
    }
}
