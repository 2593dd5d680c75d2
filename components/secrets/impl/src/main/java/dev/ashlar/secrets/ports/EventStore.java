package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SecretEvent;
import java.time.Instant;

/// Keeps what was done with secrets.
public interface EventStore {
    void note(SecretEvent event);

    /// The last first.
    Page<SecretEvent> listOf(UserId owner, PageRequest page);

    /// Removes some of those that are older.
    ///
    /// @return how many there were, at most so many as may be removed at once
    int removeBefore(Instant limit, int atMost);
}
