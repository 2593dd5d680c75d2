package dev.ashlar.secretsstorage.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secretsstorage.ports.WrappedKeys.Change;
import dev.ashlar.secretsstorage.ports.WrappedKeys.Wrapped;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The exam of whatever keeps wrapped keys.
public abstract class WrappedKeysContract {
    private static final String TARGET = "new";
    private static final Ulid A = id(1);
    private static final Ulid B = id(2);
    private static final Ulid C = id(3);

    /// None are there.
    protected abstract WrappedKeys keys();

    protected abstract UnitOfWork unitOfWork();

    /// Stores a secret, or another value in it, as somebody who does not say what its key is wrapped for.
    protected abstract void write(Ulid secret, int wrapping, int text);

    protected abstract byte[] key(Ulid secret);

    @Test
    void whatNobodyHasNotedComesInTheOrderOfIds() {
        write(C, 1, 13);
        write(A, 1, 11);
        write(B, 1, 12);

        assertThat(secrets("", 2)).containsExactly(A, B);
        assertThat(secrets(B.value(), 2)).containsExactly(C);
        assertThat(keys().countNotFor(TARGET)).isEqualTo(3);
    }

    @Test
    void whatWasChangedIsDoneForThisTargetAndNoOther() {
        write(A, 1, 11);
        write(B, 1, 12);

        var done = change(new Change(A, bytes(1, 11), bytes(2, 11)));

        assertThat(done).containsExactly(A);
        assertThat(key(A)).containsExactly(2, 11);
        assertThat(secrets("", 9)).containsExactly(B);
        assertThat(keys().countNotFor("another")).isEqualTo(2);
    }

    @Test
    void whatOnlyBecameKnownIsDoneToo() {
        write(A, 2, 11);

        assertThat(change(new Change(A, bytes(2, 11), bytes(2, 11)))).containsExactly(A);

        assertThat(keys().countNotFor(TARGET)).isZero();
    }

    @Test
    void whatWasWrittenMeanwhileStaysAndTheRestIsDone() {
        write(A, 1, 99);
        write(B, 1, 12);

        var done =
                change(
                        new Change(A, bytes(1, 11), bytes(2, 11)),
                        new Change(B, bytes(1, 12), bytes(2, 12)));

        assertThat(done).containsExactly(B);
        assertThat(key(A)).containsExactly(1, 99);
        assertThat(secrets("", 9)).containsExactly(A);
    }

    @Test
    void whoeverWritesAgainMakesItUnknown() {
        write(A, 1, 11);
        change(new Change(A, bytes(1, 11), bytes(2, 11)));

        write(A, 1, 77);

        assertThat(secrets("", 9)).containsExactly(A);
    }

    @Test
    void noChangesAreNoWork() {
        assertThat(unitOfWork().run(() -> keys().change(TARGET, List.of()))).isEmpty();
    }

    private Set<Ulid> change(Change... changes) {
        return unitOfWork().run(() -> keys().change(TARGET, List.of(changes)));
    }

    private List<Ulid> secrets(String after, int most) {
        return keys().notFor(TARGET, after, most).stream().map(Wrapped::secret).toList();
    }

    private static byte[] bytes(int wrapping, int text) {
        return new byte[] {(byte) wrapping, (byte) text};
    }

    private static Ulid id(int n) {
        return new Ulid("01JD2V4Q8Z6M5T3XW9K7C1N00" + n);
    }
}
