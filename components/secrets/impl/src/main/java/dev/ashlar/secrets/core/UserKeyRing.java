package dev.ashlar.secrets.core;

import dev.ashlar.authn.Enrolment;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secrets.ports.KeyStore;
import dev.ashlar.secrets.ports.KeyStore.Owner;
import dev.ashlar.secrets.ports.Sealing;
import jakarta.inject.Singleton;
import java.util.Arrays;

/// Finds the key of a user, and makes it when it is first needed: one, however many requests need it first.
@Singleton
class UserKeyRing {
    /// The key of somebody, and how it lay in the database then.
    @SuppressWarnings("ArrayRecordComponent") // Compared by content below.
    record Key(Sensitive plain, byte[] locked) {}

    private final KeyStore store;
    private final Sealing sealing;
    private final Enrolment enrolment;
    private final UnitOfWork unitOfWork;

    UserKeyRing(KeyStore store, Sealing sealing, Enrolment enrolment, UnitOfWork unitOfWork) {
        this.store = store;
        this.sealing = sealing;
        this.enrolment = enrolment;
        this.unitOfWork = unitOfWork;
    }

    /// The caller's key. Outside of any transaction.
    Key of(Caller.SignedIn caller) {
        var locked = store.find(caller.id());
        return locked.isPresent() ? opened(caller, locked.get()) : made(caller);
    }

    /// Whether the key is still hers. She stays until the transaction at hand ends.
    boolean isStillHers(Caller.SignedIn caller, Key key) {
        return hold(caller).locked().filter(now -> Arrays.equals(now, key.locked())).isPresent();
    }

    private Key made(Caller.SignedIn caller) {
        var plain = sealing.newUserKey();
        var locked = sealing.lock(caller.id(), plain);
        var kept =
                unitOfWork.run(() -> {
                    hold(caller);
                    store.add(caller.id(), locked);
                    return store.find(caller.id()).orElseThrow();
                });
        return Arrays.equals(kept, locked) ? new Key(plain, kept) : opened(caller, kept);
    }

    private Key opened(Caller.SignedIn caller, byte[] locked) {
        return new Key(sealing.open(caller.id(), locked), locked);
    }

    private Owner hold(Caller.SignedIn caller) {
        return store.hold(caller.id())
                .orElseGet(() -> {
                    enrolment.ensure(caller);
                    return store.hold(caller.id()).orElseThrow();
                });
    }
}
