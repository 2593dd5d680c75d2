package dev.ashlar.secrets.ciphers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.encryption.KeyWrap;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.SecretKeyFiles;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OuterKeysTest {
    private static final SecretKeyFiles FILES = SecretKeyFiles.make();
    private static final UserId ADA = new UserId("ada");
    private static final Duration AGE = Duration.ofMinutes(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final OuterKeys keys =
            new OuterKeys(
                    new OuterKeys.Limits(AGE, 3, 2),
                    KeyWrap.of((RSAPublicKey) FILES.pair().getPublic()),
                    new SecureRandom(),
                    now::get);

    @AfterEach
    void close() {
        keys.close();
    }

    @AfterAll
    static void deleteFiles() {
        FILES.close();
    }

    @Test
    void aKeyServesSoManySecretsAndNoMore() {
        var first = keys.of(ADA).wrapped();

        assertThat(keys.of(ADA).wrapped()).isSameAs(first);
        assertThat(keys.of(ADA).wrapped()).isSameAs(first);
        assertThat(keys.of(ADA).wrapped()).isNotEqualTo(first);
    }

    @Test
    void aKeyServesForSoLongAndNoLonger() {
        var first = keys.of(ADA).wrapped();
        now.set(now.get().plus(AGE).minusNanos(1));
        var inTime = keys.of(ADA).wrapped();
        now.set(now.get().plusNanos(1));

        var later = keys.of(ADA).wrapped();

        assertThat(inTime).isSameAs(first);
        assertThat(later).isNotEqualTo(first);
    }

    @Test
    void keysThatNobodyUsesGoToo() {
        keys.of(ADA).key().close();
        now.set(now.get().plus(AGE));

        keys.sweep();

        assertThat(keys.size()).isZero();
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        var first = keys.of(ADA).wrapped();
        keys.of(new UserId("grace"));
        keys.of(new UserId("alan"));

        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.of(ADA).wrapped()).isNotEqualTo(first);
    }

    @Test
    void whoGetsAKeyHasACopy() {
        try (var mine = keys.of(ADA).key()) {
            keys.close();

            assertThat(Arrays.equals(mine.text(), new byte[44])).isFalse();
        }
    }
}
