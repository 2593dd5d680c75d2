package dev.ashlar.authn;

import dev.ashlar.kernel.Caller;

/// Hears of every authenticated request before it does anything. What keeps users implements it, so that a person
/// exists from her first request on, whichever that is.
public interface Arrivals {
    /// Costs next to nothing for somebody seen before.
    void seen(Caller.SignedIn caller);
}
