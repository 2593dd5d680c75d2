package dev.ashlar.crc.ports;

/// Makes the cluster follow what is recorded of quotas.
public interface QuotaFollower {
    /// Tries at once to bring a quota that has just been added, changed or removed to the cluster. To be called after the
    /// commit and outside of any transaction: it may take about two seconds. What does not succeed is tried again later by
    /// itself, so this never fails.
    ///
    /// @param name as [QuotaRows] gave it
    void follow(String name);
}
