package dev.ashlar.authz.ports;

import dev.ashlar.jobs.JobRun;

/// Keeps the record of relations right.
public interface RecordCare {
    /// Gives every thing the relations that its row needs and takes away the others that could follow from a row; removes
    /// all relations of what is there no more.
    void mend(JobRun run);
}
