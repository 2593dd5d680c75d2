package dev.ashlar.authn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensThatCountTest {
    private static final TestKey KEY = TestKey.rsa("realm-key-1");
    private static final TestKey NEXT_KEY = TestKey.rsa("realm-key-2");
    private static final UserId ADA = new UserId(TestTokens.ADA);
    private static final Profile PROFILE =
            new Profile(new Email("ada@ashlar.dev"), "Ada Lovelace", "Ada", "Lovelace");

    private final TestClock clock = TestClock.atNoon();
    private final TestRealm realm = new TestRealm(KEY);
    private final TestTokens tokens = new TestTokens(realm, KEY, clock);
    private final StartedAuthn authn = new StartedAuthn(realm, clock);

    @AfterEach
    void stop() {
        authn.close();
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "", "Bearer   ", " "})
    void standBehindEitherSchemeOrAlone(String scheme) {
        assertThat(caller(scheme + tokens.valid())).isEqualTo(new Caller.User(ADA, PROFILE));
    }

    static List<Object> audiences() {
        return List.of(
                "renku",
                "renku-ui",
                "renku-cli",
                "swagger",
                List.of("account", "swagger"),
                Arrays.asList(null, 1, "renku"));
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void areForOneOfOurClients(Object audience) {
        assertThat(caller(tokens.with("aud", audience))).isInstanceOf(Caller.User.class);
    }

    @Test
    void makeAnAdministratorOfWhoHasTheRole() {
        var roles = Map.of("roles", List.of("offline_access", "renku-admin"));

        assertThat(caller(tokens.with("realm_access", roles)))
                .isEqualTo(new Caller.Admin(ADA, PROFILE));
    }

    static Stream<@Nullable Object> accessesWithoutTheRole() {
        return Stream.of(
                null,
                "renku-admin",
                7,
                List.of("renku-admin"),
                Map.of(),
                Map.of("roles", "renku-admin"),
                Map.of("roles", Map.of("renku-admin", true)),
                Map.of("roles", List.of(List.of("renku-admin"))),
                Map.of("roles", List.of("RENKU-ADMIN", "renku-admin ", "xrenku-admin")),
                Map.of("roles", Arrays.asList(null, 1, true)),
                Collections.singletonMap("roles", null),
                Map.of("Roles", List.of("renku-admin")));
    }

    @ParameterizedTest
    @MethodSource("accessesWithoutTheRole")
    void makeNoAdministratorOfAnybodyElse(@Nullable Object access) {
        assertThat(caller(tokens.with("realm_access", access))).isInstanceOf(Caller.User.class);
    }

    @Test
    void makeNoAdministratorByARoleElsewhere() {
        var claims = tokens.claims();
        claims.put("roles", List.of("renku-admin"));
        claims.put("resource_access", Map.of("renku", Map.of("roles", List.of("renku-admin"))));

        assertThat(caller(tokens.signed(claims))).isInstanceOf(Caller.User.class);
    }

    @Test
    void mayLackNamesOrHaveOddOnes() {
        var claims = tokens.claims();
        claims.remove("name");
        claims.put("given_name", null);
        claims.put("family_name", 7);

        var caller = caller(tokens.signed(claims));

        assertThat(caller)
                .isEqualTo(
                        new Caller.User(
                                ADA, new Profile(new Email("ada@ashlar.dev"), null, null, null)));
    }

    @Test
    void giveNoNameThatADatabaseCannotKeep() {
        var caller = (Caller.User) caller(tokens.with("name", "Ada\u0000 Lovelace"));

        assertThat(caller.profile().fullName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void mayHaveTimesWithFractions() {
        var claims = tokens.claims();
        claims.put("exp", tokens.now() + 0.5);
        claims.put("nbf", tokens.now() - 0.5);

        assertThat(caller(tokens.signed(claims))).isInstanceOf(Caller.User.class);
    }

    @Test
    void mayLackTimesThatOnlyNarrowThem() {
        var claims = tokens.claims();
        claims.remove("iat");
        claims.put("nbf", null);

        assertThat(caller(tokens.signed(claims))).isInstanceOf(Caller.User.class);
    }

    @Test
    void areVerifiedOnce() {
        var token = tokens.valid();

        var first = caller(token);
        var second = caller("bearer " + token);

        assertThat(second).isSameAs(first);
    }

    @Test
    void areNotRememberedBeyondTheirExpiry() {
        var token = tokens.valid();
        caller(token);

        clock.advance(Duration.ofSeconds(299));
        var before = caller(token);
        clock.advance(Duration.ofSeconds(1));
        var after = caller(token);

        assertThat(before).isInstanceOf(Caller.User.class);
        assertThat(after).isInstanceOf(Caller.Anonymous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void countFromTheirFirstSecondOnThoughTheyWereSentTooEarly(String claim) {
        var token = tokens.with(claim, tokens.now() + 10);
        clock.advance(Duration.ofMillis(9_999));

        var early = caller(token);
        clock.advance(Duration.ofMillis(1));
        var inTime = caller(token);

        assertThat(early).isInstanceOf(Caller.Anonymous.class);
        assertThat(inTime).isInstanceOf(Caller.User.class);
    }

    @Test
    void countOnceTheirKeyIsKnownThoughItWasNotBefore() {
        var token = new TestTokens(realm, NEXT_KEY, clock).valid();

        var early = caller(token);
        realm.publish(KEY, NEXT_KEY);
        clock.advance(Duration.ofSeconds(30));
        var later = caller(token);

        assertThat(early).isInstanceOf(Caller.Anonymous.class);
        assertThat(later).isInstanceOf(Caller.User.class);
    }

    @Test
    void doNotCountAnyMoreOnceTheRealmHasWithdrawnTheirKey() {
        var token = tokens.valid();
        caller(token);

        realm.publish(NEXT_KEY);
        clock.advance(Duration.ofSeconds(30));
        caller(new TestTokens(realm, NEXT_KEY, clock).valid());

        assertThat(caller(token)).isInstanceOf(Caller.Anonymous.class);
    }

    @Test
    void needNoKeycloakOnceTheirKeyIsKnown() {
        caller(tokens.valid());
        realm.stop();

        for (var away : List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofDays(2))) {
            clock.advance(away);

            assertThat(caller(tokens.valid())).isInstanceOf(Caller.User.class);
        }
    }

    @Test
    void askKeycloakForNothingWhenTheyWouldNotCountAnyway() {
        caller(tokens.with("exp", tokens.now() - 1));
        caller(tokens.with("aud", "somebody"));
        caller(tokens.withHeader("alg", "HS256"));

        assertThat(realm.attempts()).isZero();
    }

    @Test
    void ofManyPeopleAreToldApart() {
        var callers = new ArrayList<UserId>();
        for (int person = 0; person < 50; person++) {
            callers.add(((Caller.User) caller(tokens.with("sub", "person-" + person))).id());
        }
        for (int person = 0; person < 50; person++) {
            callers.add(((Caller.User) caller(tokens.with("sub", "person-" + person))).id());
        }

        assertThat(callers.subList(0, 50))
                .doesNotHaveDuplicates()
                .isEqualTo(callers.subList(50, 100));
    }

    private Caller caller(String authorization) {
        return authn.callers().identify(new Credentials(authorization, null));
    }
}
