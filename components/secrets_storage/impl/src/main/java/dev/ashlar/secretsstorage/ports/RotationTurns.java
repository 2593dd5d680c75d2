package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.ProblemException;
import java.util.Optional;

/// Lets one of all programs rotate at a time.
public interface RotationTurns {
    /// The right to rotate. It is lost when the program or its connection dies.
    interface Hold extends AutoCloseable {
        boolean holds();

        @Override
        void close();
    }

    /// Waits some seconds in line.
    ///
    /// @return empty if another program still has the turn
    /// @throws ProblemException `Problem.Unavailable`
    Optional<Hold> take();
}
