package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the service does while Keycloak is away, which it already is when the service starts.
class KeycloakAwayApiIT {
    private static final OwnRealm REALM = stopped();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE, REALM);

    @AfterAll
    static void stop() {
        REALM.close();
    }

    @Test
    void onlyUnknownKeysAreRefusedAndKnownOnesGoOnWorking() {
        var unknown = API.as("ada").impatient().get("/user");

        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.refusal())
                .isEqualTo(
                        "1503 Currently Keycloak does not answer, please try again in a moment.");
        assertThat(API.visitor().get("/user").status()).isEqualTo(401);
        assertThat(API.visitor().get("/version").status()).isEqualTo(200);

        REALM.server().startAgain();
        waitUntilKnown("ada");
        REALM.server().stop();

        assertThat(API.as("ada").get("/user").status()).isEqualTo(200);
        assertThat(API.as("grace").get("/user").status()).isEqualTo(200);
    }

    private static void waitUntilKnown(String person) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (API.as(person).get("/user").status() != 200) {
            assertThat(System.nanoTime()).as("it does not recover").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static OwnRealm stopped() {
        var realm = new OwnRealm();
        realm.server().stop();
        return realm;
    }
}
