package dev.ashlar.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private static final Fingerprint FIRST = new Fingerprint("first");
    private static final Fingerprint SECOND = new Fingerprint("second");
    private static final Fingerprint THIRD = new Fingerprint("third");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final KeyCache cache = new KeyCache(2, Duration.ofMinutes(10), now::get);
    private final FernetKey key = FernetKey.random(new SecureRandom());

    @Test
    void wipesTheKeyThatWasUsedLongestAgo() {
        cache.put(FIRST, key);
        cache.put(SECOND, FernetKey.random(new SecureRandom()));

        cache.put(THIRD, FernetKey.random(new SecureRandom()));

        assertThat(cache.find(FIRST)).isEmpty();
        assertWiped(key);
    }

    @Test
    void usingAKeyKeepsIt() {
        cache.put(FIRST, key);
        cache.put(SECOND, FernetKey.random(new SecureRandom()));
        cache.find(FIRST).orElseThrow().close();

        cache.put(THIRD, FernetKey.random(new SecureRandom()));

        assertThat(cache.contains(FIRST)).isTrue();
        assertThat(cache.contains(SECOND)).isFalse();
    }

    @Test
    void wipesKeysOfAge() {
        cache.put(FIRST, key);
        now.set(now.get().plus(Duration.ofMinutes(10)));

        cache.sweep();

        assertWiped(key);
        assertThat(cache.size()).isZero();
    }

    @Test
    void givesNoKeyOfAgeEvenBeforeItIsWiped() {
        cache.put(FIRST, key);

        now.set(now.get().plus(Duration.ofMinutes(10)));

        assertThat(cache.find(FIRST)).isEmpty();
    }

    @Test
    void wipesWhatIsReplaced() {
        cache.put(FIRST, key);

        cache.put(FIRST, FernetKey.random(new SecureRandom()));

        assertWiped(key);
    }

    @Test
    void givesCopiesOnly() {
        cache.put(FIRST, key);
        var copy = cache.find(FIRST).orElseThrow();

        cache.clear();

        assertWiped(key);
        assertThat(copy.text()).hasSize(44);
    }

    private static void assertWiped(FernetKey key) {
        assertThatThrownBy(key::text).isInstanceOf(IllegalStateException.class);
    }
}
