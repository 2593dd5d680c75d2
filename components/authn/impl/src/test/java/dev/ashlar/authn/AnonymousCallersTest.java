package dev.ashlar.authn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousCallersTest {
    private static final TestRealm REALM = new TestRealm(TestKey.rsa("realm-key-1"));
    private static StartedAuthn authn;

    @BeforeAll
    static void start() {
        authn = new StartedAuthn(REALM, TestClock.atNoon());
    }

    @AfterAll
    static void stop() {
        authn.close();
        REALM.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anon-01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
                "a",
                "visitor_7.b",
                "012345678901234567890123456789012345678901234567890123456789abc"
            })
    void keepTheIdThatTheyBring(String id) {
        assertThat(caller(id)).isEqualTo(new Caller.Anonymous(id));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "user:ada",
                "*",
                "../a",
                "a/b",
                "-a",
                "a-",
                "é",
                "a\n",
                "a\u0000",
                "<script>",
                "a,b",
                "a=b",
                "012345678901234567890123456789012345678901234567890123456789abcd"
            })
    void getAnIdIfTheyBringNoneThatIsSafe(@Nullable String id) {
        var caller = (Caller.Anonymous) caller(id);

        assertThat(caller.sessionId()).matches("anon-[0-9A-HJKMNP-TV-Z]{26}");
    }

    @Test
    void getAnIdOfTheirOwnEach() {
        assertThat(caller(null)).isNotEqualTo(caller(null));
    }

    @Test
    void areNeverSomebodyByTheirId() {
        assertThat(caller(TestTokens.ADA)).isEqualTo(new Caller.Anonymous(TestTokens.ADA));
    }

    @Test
    void areNotPrintedWithWhatTheyBring() {
        assertThat(new Credentials("Bearer secret", "anon-1")).asString().doesNotContain("secret");
    }

    private static Caller caller(@Nullable String anonymousId) {
        return authn.callers().identify(new Credentials(null, anonymousId));
    }
}
