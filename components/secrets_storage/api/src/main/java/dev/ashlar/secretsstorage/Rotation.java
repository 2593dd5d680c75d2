package dev.ashlar.secretsstorage;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;
import java.util.List;

/// Moves all stored secrets from the previous key of this service to the current one. Their values are not touched, and
/// whoever reads or writes meanwhile notices nothing. It can end at any point and be begun again: what is done is done.
public interface Rotation {
    /// Ids that a report names at most.
    int MOST_NAMED = 100;

    /// How a run ended.
    enum End {
        /// Nothing that can be unwrapped is left on another key.
        DONE,
        /// It was told to stop.
        STOPPED,
        /// Another program rotates.
        ELSEWHERE
    }

    /// What a run has done so far.
    ///
    /// @param rewrapped moved to the current key
    /// @param current found to be on it already
    /// @param changed meanwhile written by somebody, so they are looked at again
    /// @param unreadable neither of the keys unwraps them
    record Counts(long rewrapped, long current, long changed, long unreadable) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /// All that were looked at.
        public long seen() {
            return readable() + unreadable;
        }

        /// Those of them that a key unwraps.
        public long readable() {
            return rewrapped + current + changed;
        }
    }

    /// What a run has come to.
    ///
    /// @param unreadable the first of those that no key unwraps, [#MOST_NAMED] at most
    record Report(End end, Counts counts, List<Ulid> unreadable) {
        public Report {
            unreadable = List.copyOf(unreadable);
        }
    }

    /// Hears after each step how far a run is.
    interface Listener {
        /// @return whether to go on
        boolean heard(Counts counts);
    }

    /// Whether there is a previous key, without which there is nothing to do.
    boolean isWanted();

    /// How many secrets are not known to be on the current key.
    ///
    /// @throws ProblemException `Problem.Unavailable`
    long left();

    /// Rotates until nothing is left, unless another program is at it.
    ///
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer; what was done stays done
    Report run(Listener listener);
}
