package dev.ashlar.authz;

import java.util.Collection;

/// Records who is what of what, in the transaction at hand; SpiceDB follows after the commit. Adding what is there and
/// removing what is not there change nothing.
public interface Relations {
    void add(Collection<Relation> relations);

    void remove(Collection<Relation> relations);

    /// Removes every relation in which the thing stands, on either side: for a thing that ceases to be.
    void removeAllOf(ResourceRef thing);
}
