package dev.ashlar.k8s;

import dev.ashlar.kernel.ProblemException;

/// Secrets in the cluster. No database connection may be held while one of its methods runs.
public interface ClusterSecrets {
    /// Whether Secrets may be written there at all. Asks nobody.
    boolean mayWriteIn(String namespace);

    /// Makes the Secret, or adds to the one of that name: what it has under other keys stays, its owners become those
    /// that are given if any are. Either all of it happens or nothing. Doing it again changes nothing, so that whoever
    /// was refused because the cluster did not answer may try again. Takes ten seconds at most.
    ///
    /// @throws ProblemException `Problem.Conflict` if the namespace is none of those that may be written in, or if there
    ///     is a Secret of that name that this method did not make for the same person; `Problem.Invalid` if the cluster
    ///     finds it malformed; `Problem.NotDelivered` if the cluster does not answer in time or refuses
    void put(ClusterSecret secret);
}
