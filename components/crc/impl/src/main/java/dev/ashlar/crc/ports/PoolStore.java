package dev.ashlar.crc.ports;

import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.ResourceClass;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Writes pools and classes in the transaction at hand. A pool is held before anything of it is changed.
public interface PoolStore {
    /// The pool, of which nobody else changes anything until the transaction ends.
    Optional<RecordedPool> hold(int id);

    /// Adds a pool without classes.
    ///
    /// @return its id; empty if it would be a second default pool, and the transaction can then only be rolled back
    OptionalInt add(PoolTerms terms);

    /// Writes what is said of a pool.
    ///
    /// @return false if it would be a second default pool, and the transaction can then only be rolled back
    boolean write(int id, PoolTerms terms);

    /// Removes a pool with its classes and members.
    void remove(int id);

    ResourceClass addClass(int pool, ClassTerms terms);

    /// Writes what is said of a class. Of two classes of a pool the one that loses the default's mark comes first.
    void writeClass(ResourceClass changed);

    void removeClasses(Set<Integer> ids);
}
