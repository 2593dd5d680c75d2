package dev.ashlar.jobs;

/// When in a run a job's turn is, in this order: what needs only our own rows comes first, so that another system that is
/// slow starves nobody, and what compares comes last, so that it sees what was taken over.
public enum Stage {
    /// Looks after the rows of one component.
    MENDING,
    /// Takes over what another system says.
    TAKING_OVER,
    /// Compares what several keep about the same.
    COMPARING
}
