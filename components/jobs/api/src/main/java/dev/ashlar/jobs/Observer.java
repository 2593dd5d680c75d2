package dev.ashlar.jobs;

/// Whoever looks on while jobs run. For several threads; what it does must be quick.
public interface Observer {
    /// Hears of every step, the beginning of a job included.
    void moved(Progress progress);

    /// Asked at each pause: whether the run is to end there.
    boolean wantsEnd();
}
