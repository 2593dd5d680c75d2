package dev.ashlar.jobs;

/// When in a run a job's turn is: what is taken over from elsewhere comes first, so that what compares sees it.
public enum Stage {
    /// Takes over what another system says.
    TAKING_OVER,
    /// Looks after the rows of one component.
    MENDING,
    /// Compares what several keep about the same.
    COMPARING
}
