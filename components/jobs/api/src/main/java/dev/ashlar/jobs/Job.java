package dev.ashlar.jobs;

import java.util.Set;

/// A recurring task. A component contributes one as a bean of its package `tasks`; the program `background_jobs` runs
/// it, one after another, never two at a time.
///
/// A job may be killed at any moment and is run again: each of its transactions is about one record or one page, and
/// what is right already is left alone.
public interface Job {
    /// As operators call it: `users_sync`. Small letters and underscores; no two jobs have the same.
    String name();

    /// What it does, in one sentence.
    String purpose();

    /// In which runs it takes part; in none: it runs only when it is named.
    Set<Period> periods();

    /// When its turn is; jobs of one stage run in the order of their names.
    default Stage stage() {
        return Stage.TAKING_OVER;
    }

    /// Runs to the end and tells `run` what it does. Whatever it throws is reported, and the next job goes on.
    ///
    /// @throws RunEnds if [JobRun#pause] says so; it is not to be kept
    void run(JobRun run);
}
