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
    /// @param pause called before each part, outside of transactions; what it throws ends this, and what was mended stands
    /// @return the names of what was wrong
    List<String> compare(boolean mend, Runnable pause);
}
