package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.Hindrance;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.kernel.UserId;
import dev.ashlar.keycloak.ports.Limits;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.keycloak.ports.RealmFailure;
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

    /// So many users are looked for, one by one, before a realm counts as another one.
    private static final int SOME = 20;

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
        recognize(run);
        removeGone(takeAll(pass, run), pass, run);
        return pass.failed();
    }

    /// A realm that has none of our users, where there is more than one, is another realm: its people must not become
    /// users either, or the next pass would find them known and remove ours. The first one whom it has is enough.
    private void recognize(JobRun run) {
        var some = users.known(null, SOME);
        if (some.size() <= 1 || limits.mayAllGo()) {
            return;
        }
        @Nullable RealmFailure unclear = null;
        for (var id : some) {
            run.pause();
            try {
                if (realm.find(id.value()).isPresent()) {
                    return;
                }
            } catch (RealmFailure failure) {
                unclear = failure;
            }
        }
        throw unclear == null ? anotherRealm(some.size()) : unclear;
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

    private static Hindrance anotherRealm(int asked) {
        return new Hindrance(
                "The realm knows none of the %d users who were looked for, so nobody was taken over and nobody was removed: look whether KEYCLOAK_URL and KEYCLOAK_REALM name the right realm, and set USERS_SYNC_MOST_REMOVED_PERCENT to 100 for one run if they do."
                        .formatted(asked));
    }

    private static LeftUndone tooMany(int gone, long known) {
        return new LeftUndone(
                "The realm does not know %d of %d users, so nobody was removed: look whether KEYCLOAK_URL and KEYCLOAK_REALM name the right realm, and raise USERS_SYNC_MOST_REMOVED_PERCENT for one run if they do."
                        .formatted(gone, known));
    }
}
