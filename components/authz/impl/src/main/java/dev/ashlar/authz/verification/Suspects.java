package dev.ashlar.authz.verification;

import dev.ashlar.authz.Relation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Relations that were seen on one side and not yet on the other. What both sides have is forgotten as soon as it was seen
/// twice, so that few are held where both are read in about the same order.
final class Suspects {
    private final Set<Relation> recorded = new HashSet<>();
    private final Set<Relation> known = new HashSet<>();

    void recorded(Relation relation) {
        if (!known.remove(relation)) {
            recorded.add(relation);
        }
    }

    void known(Relation relation) {
        if (!recorded.remove(relation)) {
            known.add(relation);
        }
    }

    int count() {
        return recorded.size() + known.size();
    }

    /// All that are held now; then none are.
    List<Relation> take() {
        var all = new HashSet<>(recorded);
        all.addAll(known);
        recorded.clear();
        known.clear();
        return List.copyOf(all);
    }
}
