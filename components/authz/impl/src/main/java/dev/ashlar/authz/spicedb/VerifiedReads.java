package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Standing;
import dev.ashlar.authz.ports.IndexAnswers;
import dev.ashlar.authz.ports.Observations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who sees what, by SpiceDB, compared with the index.
///
/// Both are asked at different moments, and others change relations meanwhile. So a difference counts only if it is
/// there each time they are asked again, SpiceDB always after what is pending was applied, the index before and after.
@Singleton
final class VerifiedReads {
    private static final int TIMES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(VerifiedReads.class);

    private final AskedReads asked;
    private final IndexAnswers index;
    private final Observations observations;

    VerifiedReads(AskedReads asked, IndexAnswers index, Observations observations) {
        this.asked = asked;
        this.index = index;
        this.observations = observations;
    }

    /// The ids of all things that somebody sees.
    Set<String> seen(Subject subject, ResourceType type) {
        var indexed = index.seen(subject.inIndex(), type);
        var seen = new HashSet<>(asked.seen(subject.inSpiceDb(), type));
        var differing = new HashSet<>(indexed);
        differing.removeAll(seen);
        seen.stream().filter(id -> !indexed.contains(id)).forEach(differing::add);
        var open = List.copyOf(differing);
        for (int time = 0; time < TIMES && !open.isEmpty(); time++) {
            open = compareAgain(subject, type, open, seen);
        }
        open.forEach(id ->
                report(
                        subject,
                        new ResourceRef(type, id),
                        seen.contains(id) ? "is seen" : "is not seen"));
        return seen;
    }

    /// @param seen is set right for these ids
    /// @return those that differ still
    private List<String> compareAgain(
            Subject subject, ResourceType type, List<String> ids, Set<String> seen) {
        var before = index.standings(subject.inIndex(), type, ids);
        var now = asked.seenOf(subject.inSpiceDb(), type, ids);
        var after = index.standings(subject.inIndex(), type, ids);
        seen.removeAll(ids);
        seen.addAll(now);
        var differing = new ArrayList<String>();
        for (var id : ids) {
            var bySpiceDb = now.contains(id);
            if (sees(before.get(id)) != bySpiceDb && sees(after.get(id)) != bySpiceDb) {
                differing.add(id);
            }
        }
        return differing;
    }

    Standing standing(Subject subject, ResourceRef thing, Standing found) {
        var indexed = found;
        var answer = asked.standing(subject.inSpiceDb(), thing, indexed);
        for (int time = 0; time < TIMES; time++) {
            if (answer == indexed) {
                return answer;
            }
            var before = indexed(subject, thing);
            answer = asked.standing(subject.inSpiceDb(), thing, before);
            if (answer == before) {
                return answer;
            }
            indexed = indexed(subject, thing);
        }
        if (answer != indexed) {
            report(subject, thing, "is " + answer);
        }
        return answer;
    }

    private Standing indexed(Subject subject, ResourceRef thing) {
        return Objects.requireNonNullElse(
                index.standings(subject.inIndex(), thing.type(), List.of(thing.id()))
                        .get(thing.id()),
                Standing.NONE);
    }

    private void report(Subject subject, ResourceRef thing, String bySpiceDb) {
        observations.disagreed();
        LOG.atError()
                .addKeyValue("subject", subject.inIndex())
                .addKeyValue("thing", thing.toString())
                .log("SpiceDB and the index differ: by SpiceDB it {}", bySpiceDb);
    }

    private static boolean sees(@Nullable Standing standing) {
        return standing != null && standing.sees();
    }
}
