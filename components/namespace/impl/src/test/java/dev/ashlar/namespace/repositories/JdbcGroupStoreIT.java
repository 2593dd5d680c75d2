package dev.ashlar.namespace.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.ports.GroupStore;
import dev.ashlar.namespace.ports.GroupStoreContract;
import dev.ashlar.namespace.ports.NamespaceCatalog;
import dev.ashlar.testkit.TestDatabase;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcGroupStoreIT extends GroupStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    JdbcGroupStoreIT() {
        DATABASE.clear();
    }

    @Override
    protected GroupStore store() {
        return new JdbcGroupStore(DATABASE.sql());
    }

    @Override
    protected NamespaceCatalog catalog() {
        return new JdbcNamespaceCatalog(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected void enrol(
            UserId id, Ulid namespace, Slug slug, @Nullable String first, @Nullable String last) {
        change(
                """
                INSERT INTO users.users (id, username, first_name, last_name, first_seen_at)
                VALUES (?, ?, ?, ?, now())
                """,
                id.value(),
                slug.value(),
                first,
                last);
        change(
                "INSERT INTO namespace.namespaces (id, slug, kind, user_id) VALUES (?, ?, 'user', ?)",
                namespace.value(),
                slug.value(),
                id.value());
    }

    @Override
    protected void relate(Collection<Relation> relations) {
        relations.forEach(relation ->
                change(
                        """
                        INSERT INTO authz.relations
                            (resource_type, resource_id, relation, subject_type, subject_id)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                        relation.resource().type().schemaName(),
                        relation.resource().id(),
                        relation.name(),
                        relation.subject().type().schemaName(),
                        relation.subject().id()));
    }

    private static void change(String statement, @Nullable Object... values) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement, values));
    }
}
