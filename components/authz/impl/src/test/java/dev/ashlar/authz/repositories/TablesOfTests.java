package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ports.AdministratorRecord;
import dev.ashlar.authz.ports.Applier;
import dev.ashlar.authz.ports.IndexAnswers;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.TestDatabase;
import java.time.InstantSource;

/// The real adapters to PostgreSQL, for tests of those who need them.
public final class TablesOfTests {
    private final Sql sql;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public TablesOfTests(TestDatabase database) {
        this(database.sql(), database.unitOfWork(), InstantSource.system());
    }

    public TablesOfTests(Sql sql, UnitOfWork unitOfWork, InstantSource clock) {
        this.sql = sql;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public PendingChanges pending() {
        return new JdbcPendingChanges(sql, clock);
    }

    public IndexAnswers index() {
        return new JdbcIndexAnswers(sql);
    }

    public AdministratorRecord administrators() {
        return new JdbcAdministratorRecord(sql);
    }

    public RelationRecord record() {
        return new JdbcRelationRecord(sql);
    }

    /// As a program has them: what is changed is applied after the commit.
    public Relations relations(Applier applier) {
        return new JdbcRelations(sql, unitOfWork, clock, () -> applier);
    }
}
