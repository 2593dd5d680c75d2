package dev.ashlar.authz.tasks;

import dev.ashlar.authz.Verification;
import dev.ashlar.authz.Verification.Compared;
import dev.ashlar.authz.Verification.Outcome;
import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Stage;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SpiceDB and the index against the record.
@Singleton
final class CopiesJob implements Job {
    private static final int NAMED = 20;
    private static final Logger LOG = LoggerFactory.getLogger(CopiesJob.class);

    private final Verification verification;

    CopiesJob(Verification verification) {
        this.verification = verification;
    }

    @Override
    public String name() {
        return "copies_of_relations";
    }

    @Override
    public String purpose() {
        return "Makes SpiceDB and the index of who sees what say what the record of relations says.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of(Period.LONG);
    }

    @Override
    public Stage stage() {
        return Stage.COMPARING;
    }

    @Override
    public void run(JobRun run) {
        try {
            var found = verification.run(true, listener(run));
            run.pause();
            if (!found.equal()) {
                tell(found);
                run.changed(differences(found));
                lookAgain(run);
            }
        } catch (Verification.NotComplete _) {
            run.failed(
                    "SpiceDB",
                    new LeftUndone(
                            "It does not know all relations yet: a running data API tells it them."));
        }
    }

    /// What somebody else writes to SpiceDB differs again at once.
    private void lookAgain(JobRun run) {
        var left = verification.run(false, (_, _) -> run.pause());
        if (!left.equal()) {
            run.failed(
                    "%,d relations".formatted(differences(left)),
                    new LeftUndone(
                            "They differ still: look whether something else writes to SpiceDB."));
        }
    }

    private static Verification.Listener listener(JobRun run) {
        var before = new AtomicLong();
        return (relations, expected) -> {
            run.expect(expected);
            run.looked(relations - before.getAndSet(relations));
            run.pause();
        };
    }

    private static void tell(Outcome found) {
        found.first().forEach(LOG::warn);
        found.index().stream()
                .limit(NAMED)
                .forEach(name -> LOG.warn("wrong in the index: {}", name));
    }

    private static long differences(Outcome outcome) {
        return outcome.index().size()
                + outcome.types().stream().mapToLong(CopiesJob::differences).sum();
    }

    private static long differences(Compared type) {
        return type.missing() + type.leftOver();
    }
}
