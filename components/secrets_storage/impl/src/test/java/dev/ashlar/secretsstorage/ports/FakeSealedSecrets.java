package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Keeps secrets in a list, and what was noted in another.
public final class FakeSealedSecrets implements SealedSecrets {
    private final List<Sealed> secrets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final FakeUnitOfWork unitOfWork;

    public FakeSealedSecrets(FakeUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    public void add(Sealed secret) {
        secrets.add(secret);
    }

    public List<String> notes() {
        return notes;
    }

    @Override
    public List<Sealed> of(UserId owner, Collection<Ulid> ids) {
        return secrets.stream()
                .filter(secret -> secret.owner().equals(owner) && ids.contains(secret.id()))
                .toList();
    }

    @Override
    public void noteDelivered(UserId actor, Collection<Ulid> ids, String place, Instant at) {
        unitOfWork.requireTransaction();
        ids.forEach(id -> notes.add("%s %s %s %s".formatted(actor, id, place, at)));
    }
}
