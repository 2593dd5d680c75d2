package dev.ashlar.kernel;

/// Makes new identities. A port, so that tests can know them beforehand.
public interface Ids {
    /// Later than every earlier one of this instance, by its sort order.
    Ulid next();
}
