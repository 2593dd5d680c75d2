package dev.ashlar.authz.verification;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Verification;
import dev.ashlar.authz.ports.IndexCare;
import dev.ashlar.authz.ports.KnownRelations;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.authz.ports.RelationRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Reads both sides of each type page by page, the one that is behind first, and looks a second time at what was seen on
/// one side only. That is right in whatever order they come; the same order saves memory.
@Singleton
final class RecordVerification implements Verification {
    static final int FIRST = 20;
    private static final List<ResourceType> TYPES =
            List.of(
                    ResourceType.PLATFORM,
                    ResourceType.GROUP,
                    ResourceType.USER_NAMESPACE,
                    ResourceType.PROJECT,
                    ResourceType.DATA_CONNECTOR);

    private final RelationRecord record;
    private final KnownRelations known;
    private final RelationCopy copy;
    private final SecondLook secondLook;
    private final IndexCare index;

    RecordVerification(
            RelationRecord record,
            KnownRelations known,
            RelationCopy copy,
            SecondLook secondLook,
            IndexCare index) {
        this.record = record;
        this.known = known;
        this.copy = copy;
        this.secondLook = secondLook;
        this.index = index;
    }

    @Override
    public Outcome run(boolean mend, Listener listener) {
        try {
            copy.fence();
            var first = new ArrayList<String>();
            var types = new ArrayList<Compared>();
            var expected = record.roughCount();
            var before = 0L;
            for (var type : TYPES) {
                var done = before;
                var comparison =
                        new TypeComparison(
                                type, record, known, suspects -> found(suspects, mend, first));
                var compared = comparison.run(count -> listener.compared(done + count, expected));
                types.add(compared);
                before += compared.recorded();
            }
            var all = before;
            return new Outcome(
                    types, first, index.compare(mend, () -> listener.compared(all, expected)));
        } catch (Forgotten forgotten) {
            throw new NotComplete(forgotten);
        }
    }

    private SecondLook.Found found(List<Relation> suspects, boolean mend, List<String> first) {
        var found = secondLook.at(suspects);
        found.missing().stream()
                .limit(FIRST - first.size())
                .forEach(it -> first.add("SpiceDB lacks " + it));
        found.leftOver().stream()
                .limit(FIRST - first.size())
                .forEach(it -> first.add("SpiceDB still has " + it));
        if (mend && !found.all().isEmpty()) {
            secondLook.mend(found.all());
        }
        return found;
    }
}
