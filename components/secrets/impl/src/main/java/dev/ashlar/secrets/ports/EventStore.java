package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SecretEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Keeps what was done with secrets.
public interface EventStore {
    void note(Collection<SecretEvent> events);

    default void note(SecretEvent event) {
        note(List.of(event));
    }

    /// The last first.
    Page<SecretEvent> listOf(UserId owner, PageRequest page);

    /// Removes some of those that are older.
    ///
    /// @return how many there were, at most so many as may be removed at once
    int removeBefore(Instant limit, int atMost);
}
