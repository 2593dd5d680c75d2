package dev.ashlar.crc.ports;

import dev.ashlar.jobs.JobRun;
import java.util.function.BooleanSupplier;

/// Makes the cluster follow what nobody follows any more.
public interface QuotaCare {
    /// Whether a quota waits whose time has come. Notes how many wait.
    boolean isDue();

    /// Tries those whose time has come.
    ///
    /// @param goesOn asked before each
    void followDue(BooleanSupplier goesOn);

    /// Holds the cluster against the record, and mends the cluster: what waits, is missing or is different is put there, what
    /// is ours and in no row is removed.
    void compare(JobRun run);
}
