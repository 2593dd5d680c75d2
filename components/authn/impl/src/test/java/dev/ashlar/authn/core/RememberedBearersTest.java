package dev.ashlar.authn.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authn.ports.RealmKey;
import dev.ashlar.authn.ports.RealmKeys;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestClock;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedBearersTest {
    private static final Caller.SignedIn ADA =
            new Caller.User(
                    new UserId("ada"), new Profile(new Email("ada@ashlar.dev"), null, null, null));

    private final TestClock clock = TestClock.atNoon();
    private final RememberedBearers bearers = new RememberedBearers(new EveryKey(), clock);

    @Test
    void areNeverMoreThanThereIsRoomFor() {
        var sent = 2 * RememberedBearers.MOST;
        var claims = new Claims("issuer", clock.instant().plusSeconds(300), ADA);

        for (int count = 0; count < sent; count++) {
            bearers.remember("token-" + count, "key", claims);
        }

        var found =
                IntStream.range(0, sent)
                        .filter(count -> bearers.find("token-" + count).isPresent())
                        .count();
        assertThat(found).isBetween(1L, (long) RememberedBearers.MOST);
    }

    @Test
    void areNotFoundUnderTheTokenOfAnother() {
        bearers.remember(
                new BearerToken("a").fingerprint(),
                "key",
                new Claims("issuer", clock.instant().plusSeconds(300), ADA));

        assertThat(bearers.find(new BearerToken("a").fingerprint())).contains(ADA);
        assertThat(bearers.find(new BearerToken("b").fingerprint())).isEmpty();
        assertThat(bearers.find("a")).isEmpty();
    }

    private static final class EveryKey implements RealmKeys {
        @Override
        public Optional<RealmKey> find(String keyId) {
            throw new IllegalStateException("nobody asked for a key");
        }

        @Override
        public boolean knows(String keyId) {
            return true;
        }
    }
}
