package dev.ashlar.secretsstorageapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// This program does not carry users, and yet it knows whose tokens count for nothing.
class BarringApiIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestKubernetes KUBERNETES = new TestKubernetes();

    @RegisterExtension
    @Order(3)
    static final RunningSecretsStorage API =
            new RunningSecretsStorage(
                    DATABASE, () -> KUBERNETES.settings(RunningSecretsStorage.PROGRAM));

    private static final String ADA = RunningSecretsStorage.idOf("ada");

    @Test
    void whoIsDisabledCountsAsAnonymousUntilSheIsEnabledAgain() {
        assertThat(deliver("ada")).isEqualTo(404);

        change("INSERT INTO users.bars (id) VALUES (?)");
        await(401);
        assertThat(deliver("grace")).isEqualTo(404);

        change("DELETE FROM users.bars WHERE id = ?");
        await(404);
    }

    /// Sooner than it would look by itself.
    private static void await(int status) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
        while (deliver("ada") != status) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Asks for a secret that nobody has.
    private static int deliver(String person) {
        var body = DeliveryBody.of("session", "01JD2V4Q8Z6M5T3XW9K7C1N0PA");
        return API.post("/api/secrets/kubernetes", person, body.json()).statusCode();
    }

    private static void change(String statement) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement, ADA));
    }
}
