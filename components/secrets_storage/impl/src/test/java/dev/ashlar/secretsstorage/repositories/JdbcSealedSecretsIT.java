package dev.ashlar.secretsstorage.repositories;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secretsstorage.ports.Sealed;
import dev.ashlar.secretsstorage.ports.SealedSecrets;
import dev.ashlar.secretsstorage.ports.SealedSecretsContract;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSealedSecretsIT extends SealedSecretsContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected SealedSecrets secrets() {
        return new JdbcSealedSecrets(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected void add(Sealed secret) {
        Rows.write(DATABASE, secret);
    }

    @Override
    protected List<String> notes() {
        return DATABASE.sql()
                .all(
                        """
                        SELECT actor, secret_id, place, occurred_at FROM secrets.events
                        WHERE action = 'delivered' ORDER BY position
                        """,
                        row ->
                                "%s %s %s %s"
                                        .formatted(
                                                row.text("actor"),
                                                row.text("secret_id"),
                                                row.text("place"),
                                                row.instant("occurred_at")));
    }
}
