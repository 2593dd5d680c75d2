package dev.ashlar.authn.ports;

import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Map;

/// Whose tokens count for nothing, as it is recorded.
public interface BarRecord {
    /// All of them, each with the time at which that ends; [Instant#MAX] where it does not end by itself.
    ///
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    Map<UserId, Instant> read();
}
