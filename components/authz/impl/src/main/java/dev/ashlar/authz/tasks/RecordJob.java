package dev.ashlar.authz.tasks;

import dev.ashlar.authz.ports.RecordCare;
import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Stage;
import jakarta.inject.Singleton;
import java.util.Set;

/// The record against the rows.
@Singleton
final class RecordJob implements Job {
    private final RecordCare care;

    RecordJob(RecordCare care) {
        this.care = care;
    }

    @Override
    public String name() {
        return "record_of_relations";
    }

    @Override
    public String purpose() {
        return "Gives groups, namespaces and projects the relations that their rows need, and removes"
                + " those of what is gone.";
    }

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
        care.mend(run);
    }
}
