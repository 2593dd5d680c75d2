package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secrets.ports.SealedValue;
import dev.ashlar.secrets.ports.Sealing;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/// Stores values: seals them first, because that takes long, then changes rows in one transaction.
@Singleton
class SealedChange {
    private static final int TRIES = 5;

    private final UserKeyRing keys;
    private final Sealing sealing;
    private final UnitOfWork unitOfWork;

    SealedChange(UserKeyRing keys, Sealing sealing, UnitOfWork unitOfWork) {
        this.keys = keys;
        this.sealing = sealing;
        this.unitOfWork = unitOfWork;
    }

    /// @param values sealed for the caller, in their order
    /// @param change what happens in the transaction; the caller stays until it ends
    <T> T run(
            Caller.SignedIn caller, List<Sensitive> values, Function<List<SealedValue>, T> change) {
        for (int tried = 0; tried < TRIES; tried++) {
            var key = keys.of(caller);
            var sealed =
                    values.stream()
                            .map(value -> sealing.seal(caller.id(), key.plain(), value))
                            .toList();
            var done =
                    unitOfWork.run(() ->
                            keys.isStillHers(caller, key)
                                    ? List.of(change.apply(sealed))
                                    : List.<T>of());
            // Empty if she was removed and came back in between: what a key that is gone has closed
            // opens no more.
            if (!done.isEmpty()) {
                return done.getFirst();
            }
        }
        throw new Problem.Unavailable("the store of secrets").asException();
    }
}
