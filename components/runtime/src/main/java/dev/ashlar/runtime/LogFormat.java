package dev.ashlar.runtime;

/// How a line of the log looks.
public enum LogFormat {
    /// One JSON object a line, for machines.
    JSON,
    /// For people.
    TEXT
}
