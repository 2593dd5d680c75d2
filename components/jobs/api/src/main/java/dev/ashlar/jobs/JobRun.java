package dev.ashlar.jobs;

/// What a job tells while it runs, and asks. For several threads.
public interface JobRun {
    /// About how many records there are to look at, as soon as it is known; for the progress line.
    void expect(long total);

    /// So many more records were looked at.
    void looked(long records);

    /// So many more records were made right. Only what was really written counts.
    void changed(long records);

    /// A record could not be made right; the job goes on with the next one.
    ///
    /// @param record which one, in a few words, without anything secret
    void failed(String record, Exception why);

    /// To be called between records or pages, outside a transaction.
    ///
    /// @throws RunEnds if the time of the run is over or the program was told to stop
    void pause();
}
