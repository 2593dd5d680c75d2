package dev.ashlar.database;

import java.time.Duration;

/// Calls from one program to all that listen, replicas included. A call is `pg_notify`, made by whatever changes what it
/// is about, a trigger for example; it is heard after the commit.
public interface Calls {
    /// Hears what is called from now on. It has a connection of its own, none of the pool's, and is for one thread.
    interface Listener extends AutoCloseable {
        /// Waits until somebody calls or the time has passed.
        ///
        /// @return whether somebody called since the last time
        /// @throws ProblemException `Problem.Unavailable` if the connection is lost: what was called is not known then
        boolean await(Duration longest);

        /// Whether it still hears. Asks the server, for a second at most: a connection can be lost without a word.
        boolean hears();

        @Override
        void close();
    }

    /// @param channel where the calls are made
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    Listener listen(String channel);
}
