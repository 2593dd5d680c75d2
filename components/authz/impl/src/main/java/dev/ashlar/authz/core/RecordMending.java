package dev.ashlar.authz.core;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.ashlar.authz.RecordedThings;
import dev.ashlar.authz.RecordedThings.Thing;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ports.RecordCare;
import dev.ashlar.authz.ports.RecordSurvey;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Looks without a lock first, page by page, and a second time at what seems to differ, while it is held: what others
/// change meanwhile is no drift.
@Singleton
final class RecordMending implements RecordCare {
    static final int PAGE = 1_000;

    /// So many are held at once, that nobody waits long for one of them.
    static final int HELD = 100;

    private final List<RecordedThings> kinds;
    private final RecordSurvey survey;
    private final Relations relations;
    private final UnitOfWork unitOfWork;

    RecordMending(
            List<RecordedThings> kinds,
            RecordSurvey survey,
            Relations relations,
            UnitOfWork unitOfWork) {
        this.kinds = List.copyOf(kinds);
        this.survey = survey;
        this.relations = relations;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void mend(JobRun run) {
        kinds.stream()
                .filter(kind -> !kind.following().isEmpty())
                .forEach(kind -> mendThings(kind, run));
        kinds.forEach(kind -> removeOrphans(kind, run));
    }

    private void mendThings(RecordedThings kind, JobRun run) {
        var last = "";
        List<Thing> page;
        do {
            run.pause();
            page = kind.after(last, PAGE);
            mendInParts(kind, differing(kind, page), run, ids -> mended(kind, ids));
            run.looked(page.size());
            last = page.isEmpty() ? last : page.getLast().ref().id();
        } while (page.size() == PAGE);
    }

    private List<String> differing(RecordedThings kind, List<Thing> things) {
        var standing =
                standing(kind, ids(things)).stream()
                        .collect(groupingBy(Relation::resource, toSet()));
        return things.stream()
                .filter(thing ->
                        !thing.relations().equals(standing.getOrDefault(thing.ref(), Set.of())))
                .map(thing -> thing.ref().id())
                .toList();
    }

    private void removeOrphans(RecordedThings kind, JobRun run) {
        var last = "";
        List<String> page;
        do {
            run.pause();
            page = survey.ids(kind.type(), last, PAGE);
            var there = kind.among(page);
            var orphans = page.stream().filter(not(there::contains)).toList();
            mendInParts(kind, orphans, run, ids -> removed(kind, ids));
            run.looked(orphans.size());
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }

    private void mendInParts(
            RecordedThings kind,
            List<String> suspects,
            JobRun run,
            Function<List<String>, Integer> mending) {
        for (int from = 0; from < suspects.size(); from += HELD) {
            run.pause();
            mend(
                    kind,
                    suspects.subList(from, Math.min(from + HELD, suspects.size())),
                    run,
                    mending);
        }
    }

    /// One that cannot be mended does not keep the others of its part from it.
    private void mend(
            RecordedThings kind,
            List<String> ids,
            JobRun run,
            Function<List<String>, Integer> mending) {
        try {
            run.changed(unitOfWork.run(() -> mending.apply(ids)));
        } catch (ProblemException refused) {
            if (ids.size() == 1) {
                run.failed(new ResourceRef(kind.type(), ids.getFirst()).toString(), refused);
                return;
            }
            for (var id : ids) {
                run.pause();
                mend(kind, List.of(id), run, mending);
            }
        }
    }

    /// @return of how many things relations were changed
    private int mended(RecordedThings kind, List<String> ids) {
        var things = kind.hold(ids);
        var standing = standing(kind, ids(things));
        var due = things.stream().flatMap(thing -> thing.relations().stream()).toList();
        var added = without(due, standing);
        var removed = without(standing, Set.copyOf(due));
        var touched = new HashSet<String>();
        added.forEach(relation -> touched.add(relation.resource().id()));
        removed.forEach(relation -> touched.add(relation.resource().id()));
        if (!touched.isEmpty()) {
            relations.change(added, removed);
            kind.mended(touched);
        }
        return touched.size();
    }

    /// @return of how many things relations were removed: others may have come first
    private int removed(RecordedThings kind, List<String> ids) {
        var there = ids(kind.hold(ids));
        var gone = survey.named(kind.type(), ids).stream().filter(not(there::contains)).toList();
        relations.removeAllOf(gone.stream().map(id -> new ResourceRef(kind.type(), id)).toList());
        return gone.size();
    }

    private Set<Relation> standing(RecordedThings kind, Collection<String> ids) {
        return survey.relations(kind.type(), ids, kind.following());
    }

    private static List<Relation> without(Collection<Relation> all, Set<Relation> some) {
        return all.stream().filter(not(some::contains)).toList();
    }

    private static Set<String> ids(List<Thing> things) {
        return things.stream().map(thing -> thing.ref().id()).collect(toSet());
    }
}
