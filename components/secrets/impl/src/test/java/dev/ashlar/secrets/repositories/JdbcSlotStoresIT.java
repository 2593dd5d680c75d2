package dev.ashlar.secrets.repositories;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.ports.FillingStore;
import dev.ashlar.secrets.ports.SecretStore;
import dev.ashlar.secrets.ports.SlotStore;
import dev.ashlar.secrets.ports.SlotStoreContract;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSlotStoresIT extends SlotStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @Override
    protected SlotStore slots() {
        return new JdbcSlotStore(DATABASE.sql());
    }

    @Override
    protected FillingStore fillings() {
        return new JdbcFillingStore(DATABASE.sql());
    }

    @Override
    protected SecretStore secrets() {
        return new JdbcSecretStore(DATABASE.sql());
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
    protected void addProject(Ulid id, UserId owner) {
        change(
                """
                INSERT INTO project.projects (id, name, visibility, repositories, keywords,
                    secrets_mount_directory, is_template, created_by, creation_date, updated_at, version)
                VALUES (?, 'name', 'PRIVATE', '{}', '{}', '/secrets', false, ?, now(), now(), 1)
                """,
                id.value(),
                owner.value());
        change(
                """
                INSERT INTO authz.relations (
                    resource_type, resource_id, relation, subject_type, subject_id)
                VALUES ('project', ?, 'owner', 'user', ?)
                """,
                id.value(),
                owner.value());
    }

    private static void change(String statement, Object... values) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement, values));
    }
}
