package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.kernel.UserId;
import dev.ashlar.keycloak.ports.Limits;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.users.UserSync;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes over everybody whom the realm has, then removes those whom it does not have any more.
///
/// A page that misses somebody, whatever the reason, removes nobody: who is known here and was not seen is asked for by
/// her id. It keeps no place: whoever interrupts it begins anew, and what was done already is found to be so.
@Singleton
final class FullPass {
    private static final int PAGE = 100;
    private static final int KNOWN = 500;

    private final Realm realm;
    private final UserSync users;
    private final Limits limits;

    FullPass(Realm realm, UserSync users, Limits limits) {
        this.realm = realm;
        this.users = users;
        this.limits = limits;
    }

    /// @return the ids of those with whom it failed
    Set<String> run(JobRun run) {
        var pass = new Pass(realm, users, run);
        removeGone(takeAll(pass, run), pass, run);
        return pass.failed();
    }

    /// Pages may be short and still not the last one, so only an empty one behind all that were counted ends it.
    private SeenPeople takeAll(Pass pass, JobRun run) {
        var seen = new SeenPeople();
        var count = realm.count();
        run.expect(count);
        for (int first = 0; ; first += PAGE) {
            run.pause();
            var page = realm.people(first, PAGE);
            if (page.isEmpty() && first >= count) {
                return seen;
            }
            for (var person : page) {
                UserId.parse(person.id()).ifPresent(seen::add);
                pass.take(person);
            }
        }
    }

    private void removeGone(SeenPeople seen, Pass pass, JobRun run) {
        List<UserId> gone = new ArrayList<>();
        long known = 0;
        @Nullable UserId last = null;
        List<UserId> page;
        do {
            page = users.known(last, KNOWN);
            known += page.size();
            for (var id : page) {
                last = id;
                if (!seen.contains(id) && pass.isGone(id)) {
                    gone.add(id);
                }
            }
        } while (page.size() == KNOWN);
        if (gone.size() > limits.removals(known)) {
            run.failed("removals", tooMany(gone.size(), known));
        } else {
            gone.forEach(pass::remove);
        }
    }

    private static LeftUndone tooMany(int gone, long known) {
        return new LeftUndone(
                "The realm does not know %d of %d users, so nobody was removed: look whether KEYCLOAK_URL and KEYCLOAK_REALM name the right realm, and raise USERS_SYNC_MOST_REMOVED_PERCENT for one run if they do."
                        .formatted(gone, known));
    }
}
