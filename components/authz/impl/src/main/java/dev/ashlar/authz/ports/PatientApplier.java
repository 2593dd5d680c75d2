package dev.ashlar.authz.ports;

/// For whoever cannot go on before what is pending has been applied.
public interface PatientApplier extends Applier {
    /// @throws ProblemException `Problem.Unavailable` if it could not be done
    void applyPending(Patience patience);
}
