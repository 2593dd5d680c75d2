package dev.ashlar.keycloak.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Remembers how far the realm's events were followed.
public interface Marks {
    /// @param done by our clock: of what the realm had written down by then all was done, but for the people who are owed
    /// @param owed the ids of people who were not come to, or could not be taken over, in the order in which they are due
    record Mark(Instant done, List<String> owed) {
        public Mark {
            owed = List.copyOf(owed);
        }
    }

    /// Empty before the first run.
    Optional<Mark> find();

    /// In the transaction at hand; in place of the one before.
    void move(Mark mark);
}
