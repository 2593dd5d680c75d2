package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.kernel.UserId;
import dev.ashlar.keycloak.ports.Pauses;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.users.UserSync;
import dev.ashlar.users.UserSync.Outcome;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets SpiceDB know who has the realm's role for administrators.
@Singleton
final class AdminsSync implements Job {
    private static final String ROLE = "renku-admin";

    private final Realm realm;
    private final UserSync users;

    AdminsSync(Realm realm, UserSync users) {
        this.realm = realm;
        this.users = users;
    }

    @Override
    public String name() {
        return "sync_admins_from_keycloak";
    }

    @Override
    public String purpose() {
        return "Makes administrators exactly those who have the role " + ROLE + " in Keycloak.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of(Period.SHORT, Period.LONG);
    }

    @Override
    public void run(JobRun run) {
        Pauses.during(run, () -> takeOver(run));
    }

    private void takeOver(JobRun run) {
        run.pause();
        var having = having(run);
        run.expect(having.size());
        var admins =
                having.stream()
                        .map(UserId::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        if (users.setAdmins(admins) != Outcome.UNCHANGED) {
            run.changed(1);
        }
        run.looked(having.size());
    }

    /// That nobody is one is so unlikely that it is asked twice.
    private Set<String> having(JobRun run) {
        var found = realm.having(ROLE);
        if (!found.isEmpty()) {
            return found;
        }
        run.pause();
        return realm.having(ROLE);
    }
}
