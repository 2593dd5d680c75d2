package dev.ashlar.jobs;

/// How often a job is due.
public enum Period {
    /// Every two minutes: what is cheap, or what somebody waits for.
    SHORT,
    /// Every night: what looks at everything.
    LONG
}
