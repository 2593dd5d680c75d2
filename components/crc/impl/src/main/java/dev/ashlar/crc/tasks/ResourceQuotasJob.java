package dev.ashlar.crc.tasks;

import dev.ashlar.crc.ports.QuotaCare;
import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Stage;
import jakarta.inject.Singleton;
import java.util.Set;

/// What others did to the quotas in the cluster.
@Singleton
final class ResourceQuotasJob implements Job {
    private final QuotaCare care;

    ResourceQuotasJob(QuotaCare care) {
        this.care = care;
    }

    @Override
    public String name() {
        return "resource_quotas";
    }

    @Override
    public String purpose() {
        return "Holds the quotas in Kubernetes against the record, puts there what is missing or"
                + " different, and removes what is ours and recorded nowhere.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of(Period.SHORT);
    }

    @Override
    public Stage stage() {
        return Stage.COMPARING;
    }

    @Override
    public void run(JobRun run) {
        care.compare(run);
    }
}
