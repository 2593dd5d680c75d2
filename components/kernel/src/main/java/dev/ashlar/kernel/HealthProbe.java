package dev.ashlar.kernel;

/// Tells whether a neighbour answers. Readiness asks every probe there is.
public interface HealthProbe {
    /// As readiness shows it, one lower-case word: `database` for example.
    String name();

    /// Whether this program can serve nothing without the neighbour; readiness is red only for these.
    boolean critical();

    /// Asks the neighbour, and gives up within two seconds. Never throws.
    boolean answers();
}
