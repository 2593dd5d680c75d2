package dev.ashlar.authz.verification;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.Applier;
import dev.ashlar.authz.ports.KnownRelations;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationCopy.FenceMoved;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.kernel.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks again at relations that seemed to differ, and mends those that do.
@Singleton
final class SecondLook {
    /// What differs in fact.
    record Found(Set<Relation> missing, Set<Relation> leftOver) {
        Set<Relation> all() {
            var all = new HashSet<>(missing);
            all.addAll(leftOver);
            return all;
        }
    }

    // What others are changing just now does not differ each time.
    private static final int LOOKS = 3;
    private static final int MENDING_ATTEMPTS = 100;
    private static final Duration TO_MEND = Duration.ofSeconds(10);

    private final RelationRecord record;
    private final KnownRelations known;
    private final RelationCopy copy;
    private final Applier applier;

    SecondLook(RelationRecord record, KnownRelations known, RelationCopy copy, Applier applier) {
        this.record = record;
        this.known = known;
        this.copy = copy;
        this.applier = applier;
    }

    /// What still differs when pending changes have been applied.
    Found at(Collection<Relation> suspects) {
        var found = new Found(Set.copyOf(suspects), Set.of());
        for (int look = 0; look < LOOKS && !found.all().isEmpty(); look++) {
            applier.applyPending();
            var asked = found.all();
            var recorded = record.among(asked);
            var told = known.among(asked);
            found = new Found(without(recorded, told), without(told, recorded));
        }
        return found;
    }

    /// Makes SpiceDB say what the record says, as of a moment after the fence was known: newer changes are not undone.
    ///
    /// @param differing 500 at most
    void mend(Collection<Relation> differing) {
        for (int attempt = 0; attempt < MENDING_ATTEMPTS; attempt++) {
            var fence = copy.fence();
            var standing = record.among(differing);
            var change =
                    new RelationChange(
                            0,
                            List.copyOf(standing),
                            List.copyOf(without(Set.copyOf(differing), standing)));
            try {
                copy.apply(fence, List.of(change), TO_MEND);
                return;
            } catch (FenceMoved _) {
                // Somebody else wrote: what stands is read again.
            }
        }
        throw new Problem.Unavailable("the authorization service").asException();
    }

    private static Set<Relation> without(Set<Relation> all, Set<Relation> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
