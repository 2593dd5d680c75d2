package dev.ashlar.runtime;

/// The least important lines that are written, most of them first.
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
}
