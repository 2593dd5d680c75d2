package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who lost a right is refused by the very next request, on another replica than the one that took it away. By hand:
/// `make prove-removals TIMES=10000`, with the settings of production: asking SpiceDB for everything that somebody sees,
/// as tests do besides, is slow where much has come and gone.
class RemovalsApiIT {
    private static final int TIMES = 200;
    private static final int LANES = 4;
    private static final OwnRealm REALM = new OwnRealm();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi ONE =
            new RunningDataApi(DATABASE, REALM).with(RemovalsApiIT::reads);

    @RegisterExtension
    @Order(3)
    static final RunningDataApi OTHER =
            new RunningDataApi(DATABASE, ONE).with(RemovalsApiIT::reads);

    @AfterAll
    static void close() {
        REALM.close();
    }

    private static Map<String, String> reads() {
        return Map.of("AUTHZ_READS", Proof.size(TIMES) > TIMES ? "index" : "verify");
    }

    @Test
    void theVeryNextRequestIsRefusedOnTheOtherReplica() throws Exception {
        var proof = Proof.of("rights taken away and refused", TIMES);

        AtOnce.run(
                LANES,
                lane -> {
                    var eviction = new Eviction(ONE, OTHER, "-" + lane);
                    for (int n = lane; n < proof.size(); n += LANES) {
                        assertThat(eviction.run(n)).as("round %d", n).isEqualTo(404);
                        proof.step();
                    }
                    return true;
                });

        proof.end();
    }
}
