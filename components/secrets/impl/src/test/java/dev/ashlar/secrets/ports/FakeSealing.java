package dev.ashlar.secrets.ports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;

/// Closes nothing: what was sealed can be read, so that a test sees with which key. Refuses to work inside a transaction.
public final class FakeSealing implements Sealing {
    private final FakeUnitOfWork unitOfWork;
    private int key = 1;
    private int made;
    private int sealed;
    private Runnable next = () -> {};
    private Runnable every = () -> {};

    public FakeSealing(FakeUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /// Happens while the next value is being sealed.
    public void beforeNextSeal(Runnable event) {
        next = event;
    }

    /// Happens while any value is being sealed.
    public void beforeEverySeal(Runnable event) {
        every = event;
    }

    /// From now on there is another encryption key, and the one until now is the previous one.
    public void changeKey() {
        key++;
    }

    public int sealed() {
        return sealed;
    }

    @Override
    public Sensitive newUserKey() {
        return new Sensitive("user-key-" + ++made);
    }

    @Override
    public byte[] lock(UserId user, Sensitive userKey) {
        refuseTransaction();
        return "%d/%s/%s".formatted(key, user, userKey.value()).getBytes(UTF_8);
    }

    @Override
    public Sensitive open(UserId user, byte[] locked) {
        refuseTransaction();
        var parts = new String(locked, UTF_8).split("/", 3);
        if (parts.length < 3 || Integer.parseInt(parts[0]) < key - 1) {
            throw new IllegalStateException("the key does not open");
        }
        return new Sensitive(parts[2]);
    }

    @Override
    public Relocked relock(UserId user, byte[] locked) {
        var parts = new String(locked, UTF_8).split("/", 3);
        if (parts.length < 3) {
            return new Relocked.Lost();
        }
        return Integer.parseInt(parts[0]) == key
                ? new Relocked.AsItWas()
                : new Relocked.Anew(lock(user, open(user, locked)));
    }

    @Override
    public SealedValue seal(UserId user, Sensitive userKey, Sensitive value) {
        refuseTransaction();
        sealed++;
        var event = next;
        next = () -> {};
        event.run();
        every.run();
        var text = "%s/%s/%s".formatted(user, userKey.value(), value.value());
        return new SealedValue(text.getBytes(UTF_8), "wrapped".getBytes(UTF_8));
    }

    private void refuseTransaction() {
        if (unitOfWork.inTransaction()) {
            throw new IllegalStateException("a transaction waits for keys");
        }
    }
}
