package dev.ashlar.users.tasks;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Stage;
import dev.ashlar.users.ports.NamespaceCare;
import jakarta.inject.Singleton;
import java.util.Set;

/// Users without a namespace.
@Singleton
final class NamespacesJob implements Job {
    private final NamespaceCare care;

    NamespacesJob(NamespaceCare care) {
        this.care = care;
    }

    @Override
    public String name() {
        return "generate_user_namespaces";
    }

    @Override
    public String purpose() {
        return "Opens the namespaces that users should have and have not, with their relations.";
    }

    /// It compares all users with all namespaces, for what only an accident brings about.
    @Override
    public Set<Period> periods() {
        return Set.of(Period.LONG);
    }

    @Override
    public Stage stage() {
        return Stage.MENDING;
    }

    @Override
    public void run(JobRun run) {
        care.fillGaps(run);
    }
}
