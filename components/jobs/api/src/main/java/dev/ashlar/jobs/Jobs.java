package dev.ashlar.jobs;

import java.util.List;
import java.util.Optional;

/// The jobs of a program, and their runs: of all programs on one database only one runs jobs at a time.
public interface Jobs {
    /// All of them, in the order in which they run.
    List<Job> all();

    /// Those that take part in the runs of a period, in the same order.
    List<Job> due(Period period);

    /// Runs jobs one after another. What one throws is reported, and the next one goes on.
    ///
    /// @return empty if another run is at work, and still is when the plan's patience is over; nothing was done then
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer before the first job has begun
    Optional<Report> run(Plan plan, Observer observer);
}
