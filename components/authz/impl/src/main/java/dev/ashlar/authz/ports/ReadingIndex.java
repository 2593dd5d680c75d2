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

    /// Whether there are tallies that were not folded yet, or totals to be gathered.
    boolean isToBeFolded();

    /// Folds some tallies. Needs a transaction.
    ///
    /// @param atMost how many fresh ones
    /// @return whether there are more
    boolean foldTallies(int atMost);

    /// Gathers the totals of some who are in very many namespaces, and have come into others or gone. Needs a transaction.
    ///
    /// @param atMost for how many users
    /// @return whether there may be more
    boolean gatherTotals(int atMost);

    /// Compares the next things with the relations. Needs a transaction to mend.
    ///
    /// @param last of the part before; empty at the beginning
    Part compareThings(String last, int atMost, boolean mend);

    /// Compares the tallies of the next principals with what they count. Needs a transaction to mend.
    ///
    /// @param last of the part before; empty at the beginning
    Part compareTallies(String last, int atMost, boolean mend);

    /// Compares the gathered totals of the next users with the tallies. Needs a transaction to mend.
    ///
    /// @param last of the part before; empty at the beginning
    Part compareGathered(String last, int atMost, boolean mend);
}
