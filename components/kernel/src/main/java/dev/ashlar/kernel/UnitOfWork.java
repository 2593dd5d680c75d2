package dev.ashlar.kernel;

import java.util.function.Supplier;

/// One database transaction: commits when `work` returns, rolls back when it throws.
///
/// A visible block instead of an annotation, so that a reader sees what is inside: checks that go over the network come
/// before it, because it holds one of few connections. Not to be nested.
public interface UnitOfWork {
    /// @throws ProblemException what `work` refused, or `Problem.Unavailable` when the database does not answer
    <T> T run(Supplier<T> work);

    /// Runs `task` once the transaction at hand has committed and its connection is free again, before [#run] returns.
    /// Forgotten when the transaction rolls back.
    ///
    /// @throws IllegalStateException outside a transaction
    void afterCommit(Runnable task);
}
