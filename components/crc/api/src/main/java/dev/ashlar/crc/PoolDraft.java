package dev.ashlar.crc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool before it has an id.
///
/// @param quota null where there is to be no limit
public record PoolDraft(PoolTerms terms, List<ClassTerms> classes, @Nullable Amount quota) {
    public PoolDraft {
        classes = List.copyOf(classes);
    }
}
