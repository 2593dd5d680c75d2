package dev.ashlar.keycloak.repositories;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.keycloak.ports.Marks;
import dev.ashlar.keycloak.ports.MarksContract;
import dev.ashlar.testkit.TestDatabase;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcMarksIT extends MarksContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    /// Each test follows a realm of its own.
    private final Marks marks =
            new JdbcMarks(
                    DATABASE.sql(),
                    new KeycloakSettings(
                            URI.create("http://localhost"),
                            UUID.randomUUID().toString(),
                            "client",
                            new Sensitive("secret"),
                            25));

    @Override
    protected Marks marks() {
        return marks;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
