package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.JobRun;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.keycloak.ports.RealmEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Reads what the realm tells, page by page. Events that come meanwhile push others to later pages, so some are read
/// twice and none is missed; in which order those of one millisecond come may differ from page to page, so pages overlap.
final class EventPages {
    private static final int PAGE = 200;
    private static final int STEP = 180;

    @FunctionalInterface
    private interface Source {
        List<RealmEvent> page(Instant since, int first, int most);
    }

    private final Realm realm;
    private final JobRun run;

    EventPages(Realm realm, JobRun run) {
        this.realm = realm;
        this.run = run;
    }

    /// Adds everybody of whom something was told since then.
    ///
    /// @return when the newest of it happened, or `since`
    Instant gather(Instant since, Set<String> people) {
        var first = gather(realm::byThemselves, since, people);
        var second = gather(realm::byAdministrators, since, people);
        return later(first, second);
    }

    /// When the realm told something the last time; the beginning of time if it never did.
    Instant newest() {
        return later(newest(realm::byThemselves), newest(realm::byAdministrators));
    }

    private Instant gather(Source source, Instant since, Set<String> people) {
        var newest = since;
        for (int first = 0; ; first += STEP) {
            run.pause();
            var page = source.page(since, first, PAGE);
            for (var event : page) {
                if (!event.at().isBefore(since) && event.person() instanceof String person) {
                    people.add(person);
                    newest = later(newest, event.at());
                }
            }
            if (page.stream().allMatch(event -> event.at().isBefore(since))) {
                return newest;
            }
        }
    }

    private Instant newest(Source source) {
        run.pause();
        return source.page(Instant.EPOCH, 0, 1).stream()
                .map(RealmEvent::at)
                .reduce(Instant.EPOCH, EventPages::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
