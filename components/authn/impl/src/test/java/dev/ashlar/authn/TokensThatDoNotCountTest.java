package dev.ashlar.authn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.tokens.BadToken;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every token here differs in one thing from a valid one, which the first test shows to be valid.
class TokensThatDoNotCountTest {
    private static final TestClock CLOCK = TestClock.atNoon();
    private static final TestKey KEY = TestKey.rsa("realm-key-1");
    private static final TestRealm REALM = new TestRealm(KEY);
    private static final TestTokens TOKENS = new TestTokens(REALM, KEY, CLOCK);
    private static final StartedAuthn AUTHN = new StartedAuthn(REALM, CLOCK);

    @AfterAll
    static void stop() {
        AUTHN.close();
        REALM.close();
    }

    @Test
    void theTokenThatTheOthersAreMadeFromCounts() {
        var caller = AUTHN.callers().identify(new Credentials("Bearer " + TOKENS.valid(), null));

        assertThat(caller).isInstanceOf(Caller.User.class);
    }

    static List<BadToken> badTokens() {
        return BadToken.all(TOKENS);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void itsSenderIsAnonymous(BadToken token) {
        var credentials = new Credentials(token.authorization(), "anon-visitor");

        var caller = AUTHN.callers().identify(credentials);

        assertThat(caller).isEqualTo(new Caller.Anonymous("anon-visitor"));
    }
}
