package dev.ashlar.project.repositories;

import static dev.ashlar.project.ProjectFixtures.FLIGHTS;
import static dev.ashlar.project.ProjectFixtures.aProject;
import static dev.ashlar.project.ProjectFixtures.someGrant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.project.ports.ProjectReads;
import dev.ashlar.project.ports.ProjectStore;
import dev.ashlar.project.ports.ProjectStoreContract;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcProjectStoreIT extends ProjectStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @Override
    protected void clear() {
        DATABASE.clear();
    }

    @Override
    protected ProjectStore store() {
        return new JdbcProjectStore(DATABASE.sql());
    }

    @Override
    protected ProjectReads reads() {
        return new JdbcProjectReads(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Test
    void whatIsMadeWhileItsNamespaceIsRenamedLearnsTheNewName() throws Exception {
        var renamed = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var renaming = threads.submit(() -> unitOfWork().run(() -> rename(renamed)));
            renamed.await();
            var called = unitOfWork().run(() -> store().add(someGrant(), aProject(1, "delays")));

            assertThat(called).contains(new Slug("planes"));
            renaming.get();
        }
    }

    /// Takes its time to commit.
    private static int rename(CountDownLatch renamed) {
        var count =
                DATABASE.sql()
                        .change(
                                "UPDATE namespace.namespaces SET slug = 'planes' WHERE id = ?",
                                FLIGHTS.id().value());
        renamed.countDown();
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        return count;
    }

    @Override
    protected void person(UserId id) {
        change(
                "INSERT INTO users.users (id, username, first_seen_at) VALUES (?, ?, now())",
                id.value(),
                id.value().replace("-id", ""));
    }

    @Override
    protected void namespace(Namespace namespace) {
        change(
                "INSERT INTO namespace.namespaces (id, slug, kind) VALUES (?, ?, ?)",
                namespace.id().value(),
                namespace.slug().value(),
                namespace.kind().lowerCase());
    }

    @Override
    protected void record(Relation relation) {
        change(
                """
                INSERT INTO authz.relations (
                    resource_type, resource_id, relation, subject_type, subject_id)
                VALUES (?, ?, ?, ?, ?)
                """,
                relation.resource().type().schemaName(),
                relation.resource().id(),
                relation.name(),
                relation.subject().type().schemaName(),
                relation.subject().id());
    }

    private static void change(String statement, Object... values) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement, values));
    }
}
