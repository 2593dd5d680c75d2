package dev.ashlar.crc.ports;

import dev.ashlar.crc.ResourceClass;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads pools, each method with one statement, which finds and decides in the same snapshot who sees what.
public interface PoolReads {
    /// In the order of their ids.
    ///
    /// @param name what they are called; null for anything
    Page<RecordedPool> list(Viewer viewer, @Nullable String name, PageRequest page);

    Optional<RecordedPool> find(Viewer viewer, int id);

    Optional<ResourceClass> findClass(Viewer viewer, int id);
}
