package dev.ashlar.counterexample.core;

/// Opens a transaction that no reader sees.
final class SecretlyTransactional {
    @Transactional
    void store() {
        throw new UnsupportedOperationException();
    }

    /// Stands for the annotations of that name.
    @interface Transactional {}
}
