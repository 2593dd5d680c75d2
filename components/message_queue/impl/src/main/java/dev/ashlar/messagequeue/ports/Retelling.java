package dev.ashlar.messagequeue.ports;

/// Does what a reprovisioning is, page by page.
public interface Retelling {
    /// What to do after a page.
    enum Next {
        /// Another page, now.
        GO_ON,
        /// Another page a little later: too much is waiting for Redis, or older transactions are still open.
        PAUSE,
        /// Nothing is left to announce, or nothing was there, or another program is at it.
        REST
    }

    /// @throws ProblemException `Problem.Unavailable` if the database does not answer: try again later
    Next page();
}
