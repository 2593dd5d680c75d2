package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.keycloak.ports.Pauses;
import jakarta.inject.Singleton;
import java.util.Set;

/// Looks at everybody. Then no event from before needs to be followed any more: so the first pass over a very large realm
/// may be a nightly one, which has more time than the short ones.
@Singleton
final class UsersSync implements Job {
    private final EventsSync events;

    UsersSync(EventsSync events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "users_sync";
    }

    @Override
    public String purpose() {
        return "Takes over all people of the Keycloak realm and removes users whom it does not have.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of(Period.LONG);
    }

    @Override
    public void run(JobRun run) {
        Pauses.during(run, () -> events.followEverybody(run));
    }
}
