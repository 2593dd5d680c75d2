package dev.ashlar.jobs.ports;

import java.time.Duration;
import java.util.Optional;

/// The right to run jobs, which one run has at a time, in whichever program. It is free again as soon as its holder is
/// gone, however that came.
public interface Lease {
    /// The right while somebody has it. Not for several threads.
    interface Held extends AutoCloseable {
        /// Asks; false once it is lost, with the connection to the database for example.
        boolean stands();

        @Override
        void close();
    }

    /// @param run how the run is called: while one of the same name waits or works, this one does not wait
    /// @return empty if another run had it all the time
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    Optional<Held> take(String run, Duration patience);
}
