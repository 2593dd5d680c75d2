package dev.ashlar.authz.core;

import dev.ashlar.authz.ports.Observations;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.Relay;
import dev.ashlar.kernel.UnitOfWork;
import java.time.Duration;

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

    /// With another limit than the product's.
    public static PatientApplier applier(
            PendingChanges pending,
            RelationCopy copy,
            UnitOfWork unitOfWork,
            Observations observations,
            Duration withoutProgress) {
        return new FencedApplier(pending, () -> copy, unitOfWork, observations, withoutProgress);
    }

    public static Relay relay(
            PendingChanges pending,
            PatientApplier applier,
            UnitOfWork unitOfWork,
            Observations observations) {
        return new OutboxRelay(pending, applier, unitOfWork, observations);
    }
}
