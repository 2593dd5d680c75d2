package dev.ashlar.development.servers;

/// A program that listens on a port of this machine. Used by one thread at a time.
public interface Server {
    String name();

    Address address();

    /// Ends what an earlier, killed run left, starts the server and returns once it answers.
    ///
    /// @throws ServerFailure when it cannot be started, or does not answer in time
    void start();

    /// Whether it runs and answers now.
    boolean ready();

    /// Ends it gracefully, and by force if that takes too long. Does nothing when it does not run.
    void stop();
}
