package dev.ashlar.database;

import java.time.Duration;
import java.util.Optional;

/// For work that only one of all running programs does at a time, replicas included.
public interface Turns {
    /// The right to do the work. It ends with [#close], and by itself when the program or its connection dies: look at
    /// [#holds] before each step. Nothing of a turn is for several threads, but [#close].
    interface Turn extends AutoCloseable {
        boolean holds();

        /// Waits until a program calls whoever has this turn ([Turns#call]), or the time has passed. Whatever was
        /// called out since the turn was taken by [Turns#take] is heard.
        ///
        /// @return whether somebody called
        /// @throws ProblemException `Problem.Unavailable` if the turn is lost
        boolean awaitCall(Duration longest);

        @Override
        void close();
    }

    /// Does not wait, and takes no connection of the pool.
    ///
    /// @param work its name, the same in all programs
    /// @return empty while somebody else is at it
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    Optional<Turn> tryTake(String work);

    /// Waits in line, so that a turn passes on in the moment in which its holder ends or dies. It takes no connection
    /// of the pool. A turn that is taken so hears [#call].
    ///
    /// @return empty if it is still somebody else's turn after that time
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    Optional<Turn> take(String work, Duration longest);

    /// Tells whoever has the turn for this work, in whichever program, that there is something to do. It is lost when
    /// nobody has the turn. Costs one statement, outside any transaction.
    ///
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    void call(String work);
}
