package dev.ashlar.secrets.ports;

import java.util.function.BooleanSupplier;

/// What time does to what was noted.
public interface Aging {
    /// Removes what is older than a year, some at a time, as long as it may go on.
    ///
    /// @return how many entries went
    long forgetOld(BooleanSupplier goOn);
}
