package dev.ashlar.counterexample.core;

/// Names that say nothing.
final class PersonHelper {
    private PersonHelper() {}

    /// An interface that says that it is one.
    interface IPerson {}
}
