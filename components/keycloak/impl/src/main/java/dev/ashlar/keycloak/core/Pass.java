package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.JobRun;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.keycloak.ports.RealmFailure;
import dev.ashlar.keycloak.ports.RealmPerson;
import dev.ashlar.users.UserSync;
import dev.ashlar.users.UserSync.Outcome;
import dev.ashlar.users.UserSync.Person;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run over people: takes over one after the other and remembers with whom it failed.
final class Pass {
    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    /// Then it is the database or the realm that is away, and not somebody who cannot be taken over.
    private static final int UNANSWERED = 3;

    private final Realm realm;
    private final UserSync users;
    private final JobRun run;
    private final SortedSet<String> failed = new TreeSet<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger badAnswers = new AtomicInteger();

    Pass(Realm realm, UserSync users, JobRun run) {
        this.realm = realm;
        this.users = users;
        this.run = run;
    }

    /// Asks the realm for somebody as she is now and takes that over, also that she is gone.
    void follow(String id) {
        usable(id).filter(this::isGone).ifPresent(this::remove);
    }

    /// Whether the realm itself says that it does not have her; whom it has is taken over. Nobody is gone because it
    /// answers badly.
    boolean isGone(UserId id) {
        run.pause();
        try {
            var found = realm.find(id.value());
            badAnswers.set(0);
            found.ifPresent(this::take);
            return found.isEmpty();
        } catch (RealmFailure failure) {
            if (badAnswers.incrementAndGet() >= UNANSWERED) {
                throw failure;
            }
            fail(id.value(), failure);
            run.looked(1);
            return false;
        }
    }

    /// Takes over what a page said of somebody.
    void take(RealmPerson person) {
        run.pause();
        var id = usable(person.id());
        if (id.isEmpty() || person.program()) {
            return;
        }
        change(
                person.id(),
                () ->
                        users.take(
                                new Person(
                                        id.get(),
                                        person.email(),
                                        person.firstName(),
                                        person.lastName(),
                                        person.enabled())));
    }

    void remove(UserId id) {
        run.pause();
        change(id.value(), () -> users.remove(id));
    }

    /// The ids of those with whom it failed, in the order of the ids: whoever is owed is looked at in the same order each time.
    SortedSet<String> failed() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(failed));
    }

    private void change(String id, Supplier<Outcome> change) {
        try {
            if (change.get() != Outcome.UNCHANGED) {
                run.changed(1);
            }
            unanswered.set(0);
        } catch (ProblemException refused) {
            var isAway = refused.problem() instanceof Problem.Unavailable;
            if (isAway && unanswered.incrementAndGet() >= UNANSWERED) {
                throw refused;
            }
            fail(id, refused);
        } catch (RuntimeException defect) {
            fail(id, defect);
        }
        run.looked(1);
    }

    private void fail(String id, RuntimeException why) {
        failed.add(id);
        run.failed("user " + id, why);
    }

    /// Accounts of some other stores of people have ids that no token of ours names.
    private static Optional<UserId> usable(String id) {
        var known = UserId.parse(id);
        if (known.isEmpty()) {
            LOG.atDebug().addKeyValue("id", id).log("Somebody has an id that is none here.");
        }
        return known;
    }
}
