package dev.ashlar.authz;

/// By what it is decided who sees what.
public enum Reads {
    /// By the tables of the index: no question to SpiceDB.
    INDEX,
    SPICEDB,
    /// By SpiceDB, and the index is asked too: every difference is counted and logged.
    VERIFY
}
