package dev.ashlar.authn.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authn.AuthnSettings;
import dev.ashlar.authn.ports.RealmKey;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class CachedRealmKeysTest {
    private static final TestKey FIRST = TestKey.rsa("first");
    private static final TestKey SECOND = TestKey.rsa("second");
    private static final int THREADS = 32;

    private final TestClock clock = TestClock.atNoon();
    private final TestRealm server = new TestRealm(FIRST);
    private final KeycloakRealm realm =
            new KeycloakRealm(new AuthnSettings(URI.create(server.issuer()), Set.of("RS256")));
    private final CachedRealmKeys keys = new CachedRealmKeys(() -> realm, clock);

    @AfterEach
    void stop() {
        realm.close();
        server.close();
    }

    @Test
    void asksNobodyBeforeAKeyIsNeeded() {
        assertThat(keys.knows("first")).isFalse();
        assertThat(server.attempts()).isZero();
    }

    @Test
    void findsAKeyWithTheIssuerThatTheRealmNames() {
        var key = keys.find("first").orElseThrow();

        assertThat(key.key()).isEqualTo(FIRST.pair().getPublic());
        assertThat(key.issuer()).isEqualTo(server.issuer());
        assertThat(key.algorithm()).isEqualTo("RS256");
        assertThat(keys.knows("first")).isTrue();
    }

    @Test
    void findsKeysOfARealmThatHasAnotherAddressForTheWorld() {
        server.callItself("http://keycloak.invalid/auth");

        var key = keys.find("first").orElseThrow();

        assertThat(key.issuer()).isEqualTo("http://keycloak.invalid/auth/realms/Renku");
    }

    @Test
    void unknownKeysCauseOneFetchInThirtySecondsHoweverManyArrive() throws Exception {
        inThreads(thread -> keys.find("made-up-" + thread));
        assertThat(server.fetches()).isEqualTo(1);

        clock.advance(Duration.ofMillis(29_999));
        inThreads(thread -> keys.find("made-up-again-" + thread));
        assertThat(server.fetches()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        inThreads(thread -> keys.find("made-up-later-" + thread));
        assertThat(server.fetches()).isEqualTo(2);
    }

    @Test
    void manyThatNeedTheFirstKeyAtOnceAllGetItFromOneFetch() throws Exception {
        var found = inThreads(_ -> keys.find("first"));

        assertThat(found).hasSize(THREADS).allSatisfy(CachedRealmKeysTest::assertPresent);
        assertThat(server.fetches()).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFoundOnceKeycloakMayBeAskedAgain() {
        keys.find("first");
        server.publish(FIRST, SECOND);

        clock.advance(Duration.ofSeconds(29));
        var early = keys.find("second");
        clock.advance(Duration.ofSeconds(1));
        var inTime = keys.find("second");

        assertThat(early).isEmpty();
        assertThat(inTime).isPresent();
    }

    @Test
    void aWithdrawnKeyIsForgottenWithTheNextAnswer() {
        keys.find("first");
        server.publish(SECOND);
        clock.advance(Duration.ofSeconds(30));

        keys.find("second");

        assertThat(keys.knows("first")).isFalse();
        assertThat(keys.find("first")).isEmpty();
    }

    @Test
    void aKeyInUseIsLookedUpAnewNowAndThenWithoutAnybodyWaiting() {
        keys.find("first");
        server.publish(SECOND);
        clock.advance(CachedRealmKeys.FRESH.plusSeconds(1));

        var known = keys.find("first");

        assertThat(known).isPresent();
        waitUntil(() -> keys.knows("second"));
        assertThat(keys.knows("first")).isFalse();
        assertThat(server.fetches()).isEqualTo(2);
    }

    @Test
    void knownKeysWorkWhileKeycloakIsAwayAlsoWhenTheyAreOld() throws Exception {
        keys.find("first");
        server.stop();

        for (int day = 0; day < 3; day++) {
            assertThat(inThreads(_ -> keys.find("first")))
                    .allSatisfy(CachedRealmKeysTest::assertPresent);
            clock.advance(Duration.ofDays(1));
        }
    }

    @Test
    void anUnknownKeyIsUnavailableWhileKeycloakIsAway() {
        server.stop();

        assertUnavailable("first");
    }

    @Test
    void keysAreFoundAgainSoonAfterKeycloakIsBack() {
        server.stop();
        assertUnavailable("first");
        server.startAgain();

        assertUnavailable("first");
        clock.advance(CachedRealmKeys.AFTER_FAILURE);

        assertThat(keys.find("first")).isPresent();
    }

    @Test
    void keycloakInTroubleIsNotAskedByEverybody() throws Exception {
        server.answerWith(new TestRealm.Response(500, ""));

        var found = inThreads(thread -> keys.find("made-up-" + thread));

        assertThat(found)
                .hasSize(THREADS)
                .allSatisfy(outcome ->
                        assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        ProblemException.class,
                                        CachedRealmKeysTest::assertUnavailable));
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void knownKeysAreNotHeldUpByThoseWhoWaitForKeycloak() throws Exception {
        keys.find("first");
        clock.advance(CachedRealmKeys.FRESH.plusSeconds(1));
        var open = new CountDownLatch(1);
        server.keepBackUntil(open);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> keys.find("made-up"));
            waitUntil(() -> server.attempts() == 2);

            for (int count = 0; count < 1_000; count++) {
                assertThat(keys.find("first")).isPresent();
            }

            assertThat(waiting).isNotDone();
            open.countDown();
            assertThat(waiting.get()).isEmpty();
        }
    }

    @Test
    void keycloakThatDoesNotAnswerIsWaitedForTwoSeconds() {
        server.keepBackUntil(new CountDownLatch(1));
        var began = System.nanoTime();

        assertUnavailable("first");

        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(60));
    }

    static List<TestRealm.Response> answersThatAreNoKeySet() {
        return List.of(
                new TestRealm.Response(200, ""),
                new TestRealm.Response(200, "<html>Welcome</html>"),
                new TestRealm.Response(200, "[]"),
                new TestRealm.Response(200, "{}"),
                new TestRealm.Response(200, "{\"keys\":null}"),
                new TestRealm.Response(200, "{\"keys\":{}}"),
                new TestRealm.Response(200, "{\"keys\":[]}"),
                new TestRealm.Response(200, "{\"keys\":[null,1,\"x\",[],{}]}"),
                new TestRealm.Response(200, "{\"keys\":[" + " ".repeat(2_000_000) + "]}"),
                new TestRealm.Response(302, ""),
                new TestRealm.Response(404, "{\"error\":\"Realm does not exist\"}"),
                new TestRealm.Response(503, "{\"keys\":[]}"));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNoKeySet")
    void anAnswerWithoutKeysIsNoAnswer(TestRealm.Response response) {
        server.answerWith(response);

        assertUnavailable("first");
    }

    static List<TestRealm.Response> answersWithAKeyThatDoNotCount() {
        var set = Map.of("keys", List.of(FIRST.json()), "padding", "");
        var fit = TestTokens.json(set);
        var tooLarge = fit.replace("\"\"", "\"" + "x".repeat(1 << 20) + "\"");
        return List.of(new TestRealm.Response(500, fit), new TestRealm.Response(200, tooLarge));
    }

    @ParameterizedTest
    @MethodSource("answersWithAKeyThatDoNotCount")
    void aKeyInAFailureOrInAFloodIsNoKey(TestRealm.Response response) {
        server.answerWith(response);

        assertUnavailable("first");
    }

    @Test
    void anAnswerWithoutKeysTakesNoKeyAway() {
        keys.find("first");
        server.answerWith(new TestRealm.Response(200, "{\"keys\":[]}"));
        clock.advance(Duration.ofSeconds(30));

        assertUnavailable("made-up");

        assertThat(keys.find("first")).isPresent();
    }

    @Test
    void onlyPublicKeysForSignaturesCountAndOddOnesDoNoHarm() {
        var encryption = new HashMap<>(SECOND.named("encryption").json());
        encryption.put("use", "enc");
        var nameless = new HashMap<>(SECOND.json());
        nameless.remove("kid");
        server.publish(
                List.of(
                        encryption,
                        nameless,
                        TestKey.rsa("weak", 1_024).json(),
                        Map.of("kid", "secret", "kty", "oct", "k", "c2VjcmV0"),
                        Map.of("kid", "future", "kty", "XYZ"),
                        Map.of("kid", "broken", "kty", "RSA", "n", "AQAB"),
                        FIRST.json()));

        assertThat(keys.find("first")).isPresent();
        assertThat(List.of("encryption", "weak", "secret", "future", "broken"))
                .noneMatch(keys::knows);
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyFromAsking() {
        keys.find("first");
        server.publish(FIRST, SECOND);
        clock.advance(Duration.ofDays(-1));

        assertThat(keys.find("second")).isPresent();
    }

    /// What became of each lookup: the key, if there is one, or the refusal.
    private static List<Object> inThreads(IntFunction<Optional<RealmKey>> lookup) throws Exception {
        return AtOnce.run(
                THREADS,
                thread -> {
                    try {
                        return lookup.apply(thread);
                    } catch (ProblemException refusal) {
                        return refusal;
                    }
                });
    }

    private void assertUnavailable(String keyId) {
        assertThatThrownBy(() -> keys.find(keyId))
                .isInstanceOfSatisfying(
                        ProblemException.class, CachedRealmKeysTest::assertUnavailable);
    }

    private static void assertUnavailable(ProblemException refusal) {
        assertThat(refusal.problem()).isEqualTo(new Problem.Unavailable("Keycloak"));
    }

    private static void assertPresent(Object outcome) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.OPTIONAL).isPresent();
    }

    private static void waitUntil(BooleanSupplier condition) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not happen").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
