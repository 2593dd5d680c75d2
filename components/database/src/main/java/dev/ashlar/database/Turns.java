package dev.ashlar.database;

import java.util.Optional;

/// For work that only one of all running programs does at a time, replicas included.
public interface Turns {
    /// The right to do the work. It ends with [#close], and by itself when the program or its connection dies: look at
    /// [#holds] before each step.
    interface Turn extends AutoCloseable {
        boolean holds();

        @Override
        void close();
    }

    /// Does not wait, and takes no connection of the pool.
    ///
    /// @param work its name, the same in all programs
    /// @return empty while somebody else is at it
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    Optional<Turn> tryTake(String work);
}
