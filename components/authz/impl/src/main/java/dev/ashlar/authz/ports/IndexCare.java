package dev.ashlar.authz.ports;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Keeps the index small and right.
public interface IndexCare {
    boolean needsFolding();

    /// Folds tallies until none are fresh, and gathers totals until nobody waits for one.
    ///
    /// @param goesOn asked before each part
    void fold(BooleanSupplier goesOn);

    /// Compares the index with the relations, all of it.
    ///
    /// @param mend whether to make right what is wrong
    /// @return the names of what was wrong
    List<String> compare(boolean mend);
}
