package dev.ashlar.users.ports;

import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/// What the core asks of storage about people who are not let in, users or not. Reading needs no transaction; everything
/// else joins the one at hand, and whoever checks tokens hears of it after the commit.
public interface BarStore {
    Optional<Bar> find(UserId id);

    /// In place of the one that she may have had.
    void put(UserId id, Bar bar);

    void lift(UserId id);

    /// Forgets some of those that ended before a time, unless somebody is changing them.
    void tidy(Instant before);
}
