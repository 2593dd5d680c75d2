package dev.ashlar.authz.core;

import dev.ashlar.authz.ports.Observations;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.Relay;
import dev.ashlar.kernel.UnitOfWork;

/// The real ones, for tests of those who use them.
public final class AppliersOfTests {
    private AppliersOfTests() {}

    public static PatientApplier applier(
            PendingChanges pending,
            RelationCopy copy,
            UnitOfWork unitOfWork,
            Observations observations) {
        return new FencedApplier(pending, () -> copy, unitOfWork, observations);
    }

    public static Relay relay(
            PendingChanges pending,
            PatientApplier applier,
            UnitOfWork unitOfWork,
            Observations observations) {
        return new OutboxRelay(pending, applier, unitOfWork, observations);
    }
}
