package dev.ashlar.authz.ports;

import java.util.List;

/// The tables in PostgreSQL that say who sees what. They follow the relations by themselves; this looks after them, in parts
/// that each take far less than a second, while others read and write.
public interface ReadingIndex {
    /// What was compared.
    ///
    /// @param differing the names of what was wrong
    /// @param last after which to go on; empty when that was all
    record Part(List<String> differing, String last) {
        public Part {
            differing = List.copyOf(differing);
        }
    }

    /// Whether there are tallies that were not folded yet.
    boolean hasFreshTallies();

    /// Folds some tallies. Needs a transaction.
    ///
    /// @param atMost how many fresh ones
    /// @return whether there are more
    boolean foldTallies(int atMost);

    /// Compares the next things with the relations. Needs a transaction to mend.
    ///
    /// @param last of the part before; empty at the beginning
    Part compareThings(String last, int atMost, boolean mend);

    /// Compares the tallies of the next principals with what they count. Needs a transaction to mend.
    ///
    /// @param last of the part before; empty at the beginning
    Part compareTallies(String last, int atMost, boolean mend);
}
