package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The relations that stand, for whoever copies them.
public interface RelationRecord {
    /// A moment, by what had been committed then.
    record Moment(String snapshot) {}

    Moment now();

    /// The relations in a fixed order.
    ///
    /// @param last the one to go on after; null for the beginning
    List<Relation> after(@Nullable Relation last, int atMost);

    boolean stands(Relation relation);

    /// About how many relations there are, found out without reading them.
    long roughCount();

    /// What transactions changed that were not finished at that moment, in the order of their positions. Reads what has
    /// been committed by now; ask again for more.
    List<RelationChange> changesSince(Moment moment);
}
