package dev.ashlar.jobs;

/// The run ends before the job does. Jobs let it pass; what they have committed stands.
public final class RunEnds extends RuntimeException {
    /// @param message why, in a sentence
    public RunEnds(String message) {
        super(message, null, false, false);
    }
}
