package dev.ashlar.authz.verification;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Verification.Compared;
import dev.ashlar.authz.ports.KnownRelations;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.authz.verification.SecondLook.Found;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Compares the relations to things of one type, once.
final class TypeComparison {
    private static final int PAGE = 2_000;
    private static final int MOST_SUSPECTS = 20_000;
    private static final int LOOKED_AT = 500;

    private final ResourceType type;
    private final RelationRecord record;
    private final Iterator<Relation> known;
    private final Function<List<Relation>, Found> look;
    private final Suspects suspects = new Suspects();
    private @Nullable Relation lastRecorded;
    private @Nullable Relation lastKnown;
    private boolean recordEnded;
    private long recordedCount;
    private long knownCount;
    private long missing;
    private long leftOver;

    /// @param look says which of some suspects differ in fact
    TypeComparison(
            ResourceType type,
            RelationRecord record,
            KnownRelations known,
            Function<List<Relation>, Found> look) {
        this.type = type;
        this.record = record;
        this.known = known.of(type);
        this.look = look;
    }

    /// @param listener hears after each page how many relations of the record have been read
    Compared run(LongConsumer listener) {
        while (!recordEnded || known.hasNext()) {
            if (recordIsNext()) {
                readRecorded();
            } else {
                readKnown();
            }
            if (suspects.count() > MOST_SUSPECTS) {
                lookAtSuspects();
            }
            listener.accept(recordedCount);
        }
        lookAtSuspects();
        return new Compared(type, recordedCount, knownCount, missing, leftOver);
    }

    private boolean recordIsNext() {
        if (recordEnded || !known.hasNext()) {
            return !recordEnded;
        }
        if (lastRecorded == null || lastKnown == null) {
            return lastRecorded == null;
        }
        return lastRecorded.resource().id().compareTo(lastKnown.resource().id()) <= 0;
    }

    private void readRecorded() {
        var page = record.of(type, lastRecorded, PAGE);
        page.forEach(suspects::recorded);
        recordedCount += page.size();
        recordEnded = page.size() < PAGE;
        if (!page.isEmpty()) {
            lastRecorded = page.getLast();
        }
    }

    private void readKnown() {
        for (int at = 0; at < PAGE && known.hasNext(); at++) {
            lastKnown = known.next();
            suspects.known(lastKnown);
            knownCount++;
        }
    }

    private void lookAtSuspects() {
        var all = suspects.take();
        for (int from = 0; from < all.size(); from += LOOKED_AT) {
            var found = look.apply(all.subList(from, Math.min(from + LOOKED_AT, all.size())));
            missing += found.missing().size();
            leftOver += found.leftOver().size();
        }
    }
}
