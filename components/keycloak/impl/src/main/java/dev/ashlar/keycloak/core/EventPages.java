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
    void gather(Instant since, Set<String> people) {
        gather(realm::byThemselves, since, people);
        gather(realm::byAdministrators, since, people);
    }

    private void gather(Source source, Instant since, Set<String> people) {
        for (int first = 0; ; first += STEP) {
            run.pause();
            var page = source.page(since, first, PAGE);
            for (var event : page) {
                if (!event.at().isBefore(since) && event.person() instanceof String person) {
                    people.add(person);
                }
            }
            if (page.stream().allMatch(event -> event.at().isBefore(since))) {
                return;
            }
        }
    }
}
