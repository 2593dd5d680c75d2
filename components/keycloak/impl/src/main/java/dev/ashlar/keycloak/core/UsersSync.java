package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import jakarta.inject.Singleton;
import java.util.Set;

/// Looks at everybody.
@Singleton
final class UsersSync implements Job {
    private final FullPass pass;

    UsersSync(FullPass pass) {
        this.pass = pass;
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
        pass.run(run);
    }
}
