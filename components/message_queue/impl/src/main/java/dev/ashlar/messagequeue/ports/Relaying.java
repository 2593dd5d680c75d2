package dev.ashlar.messagequeue.ports;

/// Sends what stands in the outbox. To be done by one of all programs at a time.
public interface Relaying {
    /// What to do after a step.
    enum Next {
        /// Another step, now.
        GO_ON,
        /// A step when there is something new.
        REST
    }

    /// Some steps by one program. A shift that has thrown is over.
    interface Shift extends AutoCloseable {
        /// Sends as much as can be sent at once.
        ///
        /// @throws ProblemException `Problem.Unavailable` if a neighbour does not answer: begin another shift later
        Next step();

        /// Removes what left long ago.
        ///
        /// @throws ProblemException `Problem.Unavailable` if the database does not answer
        void tidy();

        @Override
        void close();
    }

    /// @throws ProblemException `Problem.Unavailable` if a neighbour does not answer: begin another shift later
    Shift begin();
}
