package dev.ashlar.messagequeue.ports;

import java.util.List;
import java.util.Set;

/// The stream of events that other services read.
public interface EventStream {
    /// The right to append. Whoever opens the stream next takes it away: what an earlier line still sends is refused.
    /// A line that has thrown is good for nothing but to be closed.
    interface Line extends AutoCloseable {
        /// The ids of the latest [#BACK] entries, whoever appended them; of all, if there are fewer.
        Set<String> latestIds();

        /// All of them, in their order and with nothing between them, or none.
        ///
        /// @param entries [#MOST] at most
        /// @throws ProblemException `Problem.Unavailable` if it is not known whether they arrived: open the stream
        ///     again and look
        void append(List<StreamEntry> entries);

        @Override
        void close();
    }

    /// How many entries [Line#append] takes.
    int MOST = 1_000;

    /// How many of the latest entries [Line#latestIds] knows: more than one batch.
    int BACK = 4_000;

    /// @throws ProblemException `Problem.Unavailable` if Redis does not answer
    Line open();
}
