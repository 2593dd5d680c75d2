package dev.ashlar.jobs;

/// The run ends before the job does. Jobs let it pass, at most after noting how far they came
/// while they still have the turn; what they have committed stands.
public final class RunEnds extends RuntimeException {
    private final boolean turnIsLost;

    /// @param message why, in a sentence
    public RunEnds(String message) {
        this(message, false);
    }

    /// @param turnIsLost whether another run may have begun, so that nothing may be written any more
    public RunEnds(String message, boolean turnIsLost) {
        super(message, null, false, false);
        this.turnIsLost = turnIsLost;
    }

    public boolean turnIsLost() {
        return turnIsLost;
    }
}
