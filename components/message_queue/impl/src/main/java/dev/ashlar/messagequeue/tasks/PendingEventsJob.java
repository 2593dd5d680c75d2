package dev.ashlar.messagequeue.tasks;

import dev.ashlar.database.Turns;
import dev.ashlar.database.Turns.Turn;
import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Stage;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.Relaying;
import dev.ashlar.messagequeue.ports.Relaying.Next;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has waited in the outbox for so long that whoever should send it does not. Redis is asked only then, and only
/// where nobody else has the turn to send.
@Singleton
final class PendingEventsJob implements Job {
    static final Duration LONG = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(PendingEventsJob.class);

    private final PendingEvents pending;
    private final Turns turns;
    private final BeanProvider<Relaying> relaying;
    private final InstantSource clock;

    PendingEventsJob(
            PendingEvents pending,
            Turns turns,
            BeanProvider<Relaying> relaying,
            InstantSource clock) {
        this.pending = pending;
        this.turns = turns;
        this.relaying = relaying;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pending_events";
    }

    @Override
    public String purpose() {
        return "Sends the events that have waited for five minutes; wakes whoever should, if"
                + " another program has that turn.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of(Period.SHORT);
    }

    @Override
    public Stage stage() {
        return Stage.MENDING;
    }

    @Override
    public void run(JobRun run) {
        var before = pending.backlog();
        run.looked(before.count());
        if (age(before).compareTo(LONG) < 0) {
            return;
        }
        turns.tryTake(RelayTask.WORK)
                .ifPresentOrElse(turn -> send(turn, run), () -> turns.call(RelayTask.WORK));
        var after = pending.backlog();
        run.changed(Math.max(0, before.count() - after.count()));
        if (age(after).compareTo(LONG) >= 0) {
            run.failed(
                    "%,d events".formatted(after.count()),
                    new LeftUndone(
                            "Redis has not been sent them; the oldest has waited for %,d seconds."
                                    .formatted(age(after).toSeconds())));
        }
    }

    /// What cannot be sent is still there afterwards, and told then.
    private void send(Turn turn, JobRun run) {
        try (turn;
                var shift = relaying.get().begin()) {
            while (turn.holds() && shift.step() == Next.GO_ON) {
                run.pause();
            }
            shift.tidy();
        } catch (ProblemException refused) {
            LOG.warn("events cannot be sent now: {}", refused.problem().message());
        }
    }

    private Duration age(PendingEvents.Backlog backlog) {
        return backlog.oldest() == null
                ? Duration.ZERO
                : Duration.between(backlog.oldest(), clock.instant());
    }
}
