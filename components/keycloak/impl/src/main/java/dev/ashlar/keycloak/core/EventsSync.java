package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.keycloak.ports.Marks;
import dev.ashlar.keycloak.ports.Marks.Mark;
import dev.ashlar.keycloak.ports.Pauses;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.users.UserSync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Looks at those of whom the realm told something since the last run. What it tells is a hint only: she is asked for as
/// she is now. So events in any order do no harm, and none needs to be told from another one of the same time.
@Singleton
final class EventsSync implements Job {
    /// What the realm wrote down late, or another of its servers with a slower clock.
    static final Duration OVERLAP = Duration.ofMinutes(5);

    /// Events do not stay in the realm for ever: after so long a pause everybody is looked at.
    static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Realm realm;
    private final UserSync users;
    private final FullPass everybody;
    private final Marks marks;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    EventsSync(
            Realm realm,
            UserSync users,
            FullPass everybody,
            Marks marks,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.realm = realm;
        this.users = users;
        this.everybody = everybody;
        this.marks = marks;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "events_sync";
    }

    @Override
    public String purpose() {
        return "Takes over people of whom Keycloak has told something since the last run.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of(Period.SHORT);
    }

    @Override
    public void run(JobRun run) {
        Pauses.during(run, () -> follow(run));
    }

    private void follow(JobRun run) {
        var began = clock.instant();
        var mark =
                marks.find()
                        .filter(known -> known.done().isAfter(began.minus(LONGEST_PAUSE)))
                        .filter(_ -> !users.known(null, 1).isEmpty());
        if (mark.isPresent()) {
            followEvents(mark.get(), run);
        } else {
            followEverybody(run);
        }
    }

    private void followEvents(Mark mark, JobRun run) {
        Set<String> people = new LinkedHashSet<>(mark.owed());
        var seen = new EventPages(realm, run).gather(mark.seen().minus(OVERLAP), people);
        run.expect(people.size());
        var newest = seen.isAfter(mark.seen()) ? seen : mark.seen();
        var pass = new Pass(realm, users, run);
        var open = new LinkedHashSet<>(people);
        try {
            for (var person : people) {
                pass.follow(person);
                open.remove(person);
            }
        } catch (RunEnds end) {
            if (!end.turnIsLost()) {
                move(newest, pass, open);
            }
            throw end;
        }
        move(newest, pass, open);
    }

    /// Whoever was not looked at is owed like those with whom it failed, so a run that is cut short keeps what it did.
    private void move(Instant newest, Pass pass, Set<String> open) {
        Set<String> owed = new HashSet<>(open);
        owed.addAll(pass.failed());
        move(new Mark(newest, clock.instant(), owed));
    }

    /// What happens meanwhile is told after the newest event from before, so the next run hears of it.
    void followEverybody(JobRun run) {
        var newest = new EventPages(realm, run).newest();
        var failed = everybody.run(run);
        move(new Mark(newest, clock.instant(), failed));
    }

    private void move(Mark mark) {
        unitOfWork.run(() -> {
            marks.move(mark);
            return true;
        });
    }
}
