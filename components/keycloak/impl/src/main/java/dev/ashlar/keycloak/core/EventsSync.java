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
import dev.ashlar.keycloak.ports.RealmFailure;
import dev.ashlar.users.UserSync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks at those of whom the realm told something since the last run. What it tells is a hint only: she is asked for as
/// she is now. So events in any order do no harm, and none needs to be told from another one of the same time.
@Singleton
final class EventsSync implements Job {
    /// What the realm wrote down late, and a clock of its that is slower than ours: far more apart no token would count.
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
        var now = clock.instant();
        var mark =
                marks.find()
                        .filter(known -> known.done().isAfter(now.minus(LONGEST_PAUSE)))
                        .filter(_ -> !users.known(null, 1).isEmpty());
        if (mark.isPresent()) {
            followEvents(mark.get(), now, run);
        } else {
            followEverybody(run);
        }
    }

    /// Who is owed comes last, so that she keeps nobody waiting. Whatever ends it early, what was done is kept, unless
    /// another run may be at work by now.
    private void followEvents(Mark mark, Instant now, JobRun run) {
        var people = new LinkedHashSet<String>();
        new EventPages(realm, run).gather(mark.done().minus(OVERLAP), people);
        mark.owed().forEach(people::remove);
        people.addAll(mark.owed());
        run.expect(people.size());
        var pass = new Pass(realm, users, run);
        var open = new LinkedHashSet<>(people);
        try {
            for (var person : people) {
                pass.follow(person);
                open.remove(person);
            }
        } catch (RunEnds end) {
            if (!end.turnIsLost()) {
                move(now, open, pass.failed());
            }
            throw end;
        } catch (RealmFailure failure) {
            move(now, open, pass.failed());
            throw failure;
        }
        move(now, open, pass.failed());
    }

    /// What happens meanwhile the next run hears of.
    void followEverybody(JobRun run) {
        var now = clock.instant();
        move(now, Set.of(), everybody.run(run));
    }

    private void move(Instant done, Set<String> open, Set<String> failed) {
        var owed = new LinkedHashSet<>(open);
        owed.addAll(failed);
        unitOfWork.run(() -> {
            marks.move(new Mark(done, List.copyOf(owed)));
            return true;
        });
    }
}
