package dev.ashlar.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.keycloak.ports.RealmFailure;
import dev.ashlar.keycloak.ports.RealmPerson;
import dev.ashlar.testkit.keycloak.SpoiltWay;
import dev.ashlar.testkit.keycloak.SpoiltWay.Fate;
import dev.ashlar.testkit.keycloak.TestKeycloak;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The real Keycloak behind a proxy that spoils what it answers.
class SpoiltWayIT {
    @RegisterExtension static final TestKeycloak KEYCLOAK = new TestKeycloak();

    private static final String PEOPLE = "/users?";
    private static final String SECRET_OF_THE_PROXY = "internal-detail-of-the-proxy";

    private static SpoiltWay way;

    @BeforeAll
    static void begin() throws IOException {
        way = new SpoiltWay(KEYCLOAK.url());
    }

    @AfterAll
    static void end() {
        way.close();
    }

    private static Stream<Fate> passingFates() {
        return Stream.of(
                new Fate.Answer(500, SECRET_OF_THE_PROXY),
                new Fate.Answer(503, ""),
                new Fate.Answer(429, ""),
                new Fate.Answer(401, ""),
                new Fate.Answer(200, ""),
                new Fate.Answer(200, "<html>please log in</html>"),
                SpoiltWay.HALF,
                SpoiltWay.TORN);
    }

    @ParameterizedTest
    @MethodSource("passingFates")
    void whatPassesIsAskedForAgainAndTheAnswerIsWhole(Fate fate) {
        way.spoil((request, before) ->
                request.contains(PEOPLE) && before < 3 ? fate : SpoiltWay.THROUGH);

        try (var asked = asked()) {
            var people = asked.realm().people(0, 100);

            assertThat(people).extracting(RealmPerson::firstName).contains("Ada", "Grace", "Alan");
            assertThat(timesAsked()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource("passingFates")
    void whatDoesNotPassIsAFailureAndNeverAnAnswer(Fate fate) {
        way.spoil((request, _) -> request.contains(PEOPLE) ? fate : SpoiltWay.THROUGH);

        try (var asked = asked()) {
            assertThatThrownBy(() -> asked.realm().people(0, 100))
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageContaining("which was tried 6 times")
                    .hasMessageNotContaining(SECRET_OF_THE_PROXY);
            assertThat(timesAsked()).isEqualTo(6);
        }
    }

    @Test
    void whatDoesNotAnswerInTimeIsAskedForAgain() {
        way.spoil((request, before) ->
                request.contains(PEOPLE) && before == 0 ? SpoiltWay.SILENCE : SpoiltWay.THROUGH);
        var environment = RealmOfTests.with(KEYCLOAK.environment(), "KEYCLOAK_URL", way.url());

        try (var asked = new RealmOfTests(environment, Duration.ofSeconds(2))) {
            assertThat(asked.realm().people(0, 100)).isNotEmpty();
            assertThat(timesAsked()).isGreaterThan(1);
        }
    }

    @Test
    void aTokenThatExpiresInTheMiddleIsRenewed() {
        var refused = new AtomicInteger();
        way.spoil((request, before) -> {
            var expires = request.contains("first=2&") && before == 0;
            return expires
                    ? new Fate.Answer(401, "" + refused.incrementAndGet())
                    : SpoiltWay.THROUGH;
        });

        try (var asked = asked()) {
            for (int first = 0; first < 4; first++) {
                assertThat(asked.realm().people(first, 1)).hasSize(1);
            }
        }

        assertThat(refused).hasValue(1);
        assertThat(logins()).hasSize(2);
    }

    @Test
    void aServerThatGivesNoTokenForAWhileIsAskedAgain() {
        way.spoil((request, before) ->
                request.endsWith("/token") && before < 2
                        ? new Fate.Answer(502, "")
                        : SpoiltWay.THROUGH);

        try (var asked = asked()) {
            assertThat(asked.realm().count()).isPositive();
        }
    }

    @Test
    void whatTheServerRefusesIsNotAskedForAgain() {
        way.spoil((request, _) ->
                request.contains(PEOPLE) ? new Fate.Answer(400, "") : SpoiltWay.THROUGH);

        try (var asked = asked()) {
            assertThatThrownBy(() -> asked.realm().people(0, 100))
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageContaining("answers 400");
            assertThat(timesAsked()).isEqualTo(1);
        }
    }

    @Test
    void onlyKeycloakItselfCanSayThatSomebodyIsGone() {
        for (var body : List.of("", "not found", "{\"error\":\"Realm not found.\"}", "[]")) {
            way.spoil((request, _) ->
                    request.contains("/users/") ? new Fate.Answer(404, body) : SpoiltWay.THROUGH);

            try (var asked = asked()) {
                assertThatThrownBy(() -> asked.realm().find("0adaada0-0000-4000-8000-000000000001"))
                        .isInstanceOf(RealmFailure.class);
            }
        }
    }

    @Test
    void aDetourIsNotTaken() {
        way.spoil((request, _) ->
                request.contains(PEOPLE) ? new Fate.Answer(302, "") : SpoiltWay.THROUGH);

        try (var asked = asked()) {
            assertThatThrownBy(() -> asked.realm().people(0, 1))
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageContaining("302");
        }
    }

    private static long timesAsked() {
        return way.asked().stream().filter(request -> request.contains(PEOPLE)).count();
    }

    private static List<String> logins() {
        return way.asked().stream().filter(request -> request.endsWith("/token")).toList();
    }

    private static RealmOfTests asked() {
        return new RealmOfTests(
                RealmOfTests.with(KEYCLOAK.environment(), "KEYCLOAK_URL", way.url()));
    }
}
