package dev.ashlar.secretsstorage.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The exam of whatever keeps sealed secrets.
public abstract class SealedSecretsContract {
    private static final UserId ADA = new UserId("ada");
    private static final UserId GRACE = new UserId("grace");
    private static final Ulid ONE = new Ulid("01JD2V4Q8Z6M5T3XW9K7C1N0P1");
    private static final Ulid TWO = new Ulid("01JD2V4Q8Z6M5T3XW9K7C1N0P2");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /// None are there.
    protected abstract SealedSecrets secrets();

    protected abstract UnitOfWork unitOfWork();

    protected abstract void add(Sealed secret);

    /// Actor, id, place and time of each note, in their order.
    protected abstract List<String> notes();

    @Test
    void aSecretIsReadAsItLiesThere() {
        add(sealed(ONE, ADA));

        var found = secrets().of(ADA, List.of(ONE)).getFirst();

        assertThat(found.filename()).isEqualTo("file-" + ONE);
        assertThat(found.owner()).isEqualTo(ADA);
        assertThat(found.encryptedValue()).containsExactly(1, -1);
        assertThat(found.encryptedKey()).containsExactly(2, 0);
    }

    @Test
    void onlyWhatIsAskedForAndHersIsFound() {
        add(sealed(ONE, ADA));
        add(sealed(TWO, GRACE));

        assertThat(secrets().of(ADA, List.of(ONE, TWO)).stream().map(Sealed::id))
                .containsExactly(ONE);
        assertThat(secrets().of(ADA, List.of(TWO))).isEmpty();
        assertThat(secrets().of(GRACE, List.of(ONE))).isEmpty();
    }

    @Test
    void eachDeliveryIsNoted() {
        add(sealed(ONE, ADA));
        add(sealed(TWO, ADA));

        unitOfWork()
                .run(() -> {
                    secrets().noteDelivered(ADA, List.of(ONE, TWO), "default/s", NOON);
                    return ONE;
                });

        assertThat(notes())
                .containsExactlyInAnyOrder(
                        "ada " + ONE + " default/s " + NOON, "ada " + TWO + " default/s " + NOON);
    }

    private static Sealed sealed(Ulid id, UserId owner) {
        return new Sealed(id, owner, "file-" + id, new byte[] {1, -1}, new byte[] {2, 0});
    }
}
