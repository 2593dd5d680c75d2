package dev.ashlar.authn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensOfBarredPeopleTest {
    private static final TestKey KEY = TestKey.rsa("realm-key-1");
    private static final UserId ADA = new UserId(TestTokens.ADA);

    private final TestClock clock = TestClock.atNoon();
    private final TestRealm realm = new TestRealm(KEY);
    private final TestTokens tokens = new TestTokens(realm, KEY, clock);
    private final StartedAuthn authn = new StartedAuthn(realm, clock);

    @AfterEach
    void stop() {
        authn.close();
        realm.close();
    }

    @Test
    void countForNothing() {
        authn.bar(ADA, Instant.MAX);

        assertThat(caller(tokens.valid())).isEqualTo(new Caller.Anonymous("anon-1"));
    }

    @Test
    void countForNothingFromThenOnAlsoIfTheyCountedBefore() {
        var token = tokens.valid();
        assertThat(caller(token)).isInstanceOf(Caller.User.class);

        authn.bar(ADA, Instant.MAX);

        assertThat(caller(token)).isInstanceOf(Caller.Anonymous.class);
    }

    @Test
    void countAgainWhenTheBarHasEnded() {
        var token = tokens.valid();
        authn.bar(ADA, clock.instant().plus(Duration.ofSeconds(30)));
        assertThat(caller(token)).isInstanceOf(Caller.Anonymous.class);

        clock.advance(Duration.ofSeconds(30));

        assertThat(caller(token)).isInstanceOf(Caller.User.class);
    }

    @Test
    void concernNobodyElse() {
        authn.bar(new UserId("grace"), Instant.MAX);

        assertThat(caller(tokens.valid())).isInstanceOf(Caller.User.class);
    }

    private Caller caller(String token) {
        return authn.callers().identify(new Credentials("Bearer " + token, "anon-1"));
    }
}
