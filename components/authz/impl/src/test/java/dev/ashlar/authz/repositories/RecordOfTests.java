package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;

/// The real record, for tests of those who copy it.
public final class RecordOfTests {
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

    private Relations relations() {
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
