package dev.ashlar.keycloak.ports;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Remembers how far the realm's events were followed.
public interface Marks {
    /// @param seen by the realm's clock; what it told up to then was done, but for the people who are owed
    /// @param done by ours, when that was last so
    /// @param owed the ids of people who could not be taken over
    record Mark(Instant seen, Instant done, Set<String> owed) {
        public Mark {
            owed = Set.copyOf(owed);
        }
    }

    /// Empty before the first run.
    Optional<Mark> find();

    /// In the transaction at hand; in place of the one before.
    void move(Mark mark);
}
