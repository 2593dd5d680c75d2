package dev.ashlar.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DerivedKeysTest {
    private static final byte[] PASSWORD = "password".getBytes(UTF_8);
    private static final Duration AGE = Duration.ofMinutes(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final DerivedKeys keys = keys(new DerivedKeys.Limits(2, AGE, 2, 1, patience(60)));

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void givesWhatTheDerivationGives() {
        assertThat(keys.key(PASSWORD, "user").text())
                .isEqualTo(KeyDerivation.derive(PASSWORD, "user").text());
    }

    @Test
    void closingACopyLeavesTheKeyUsable() {
        keys.key(PASSWORD, "user").close();

        assertThat(keys.key(PASSWORD, "user").text())
                .asString()
                .isEqualTo(Vectors.text("pbkdf2", "derived_urlsafe_b64"));
    }

    @Test
    void remembersAsManyAsItMay() {
        IntStream.range(0, 3).forEach(each -> keys.key(PASSWORD, "user-" + each).close());

        assertThat(keys.size()).isEqualTo(2);
    }

    @Test
    void whoeverWantsTheSameKeyAtOnceGetsOneDerivation() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<FernetKey>>();
            for (int each = 0; each < 50; each++) {
                calls.add(() -> keys.key(PASSWORD, "user"));
            }

            // More derivations than the threads and the queue take would be refused.
            var texts =
                    callers.invokeAll(calls).stream()
                            .map(each -> new String(each.resultNow().text(), UTF_8))
                            .collect(Collectors.toSet());

            assertThat(texts).hasSize(1);
        }
    }

    @Test
    void refusesWhatWouldWaitTooLong() {
        var impatient = keys(new DerivedKeys.Limits(10, AGE, 1, 10, Duration.ofMillis(1)));

        try (impatient) {
            assertThatThrownBy(() -> impatient.key(PASSWORD, "user"))
                    .isInstanceOf(DerivationsBusyException.class);
        }
    }

    @Test
    void refusesMoreThanMayWait() {
        var narrow = keys(new DerivedKeys.Limits(10, AGE, 1, 1, patience(60)));

        try (narrow) {
            narrow.begin(PASSWORD, "runs");
            narrow.begin(PASSWORD, "waits");

            assertThatThrownBy(() -> narrow.key(PASSWORD, "has no place"))
                    .isInstanceOf(DerivationsBusyException.class);
        }
    }

    @Test
    void forgetsWhatItKnewWhenItCloses() {
        keys.key(PASSWORD, "user").close();

        keys.close();

        assertThat(keys.size()).isZero();
    }

    private DerivedKeys keys(DerivedKeys.Limits limits) {
        return new DerivedKeys(limits, new SecureRandom(), now::get);
    }

    private static Duration patience(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
