package dev.ashlar.users.core;

import dev.ashlar.jobs.JobRun;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespaces;
import dev.ashlar.users.User;
import dev.ashlar.users.UserEvent.UserUpdated;
import dev.ashlar.users.ports.NamespaceCare;
import dev.ashlar.users.ports.NamespaceGaps;
import dev.ashlar.users.ports.UserStore;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Opens the namespaces that are missing, each in a transaction of its own. A user gets the one that is called as she is;
/// if that name is somebody else's by now, she is renamed, and others hear of it.
@Singleton
class MissingNamespaces implements NamespaceCare {
    private static final int PAGE = 1_000;

    private final NamespaceGaps gaps;
    private final UserStore store;
    private final UserNamespaces namespaces;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    MissingNamespaces(
            NamespaceGaps gaps,
            UserStore store,
            UserNamespaces namespaces,
            Outbox outbox,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.gaps = gaps;
        this.store = store;
        this.namespaces = namespaces;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public void fillGaps(JobRun run) {
        var last = "";
        List<UserId> page;
        do {
            run.pause();
            page = gaps.after(last, PAGE);
            for (var id : page) {
                run.pause();
                run.looked(1);
                fill(id, run);
                last = id.value();
            }
        } while (page.size() == PAGE);
    }

    private void fill(UserId id, JobRun run) {
        try {
            if (unitOfWork.run(() -> isFilled(id))) {
                run.changed(1);
            }
        } catch (ProblemException refused) {
            run.failed("user " + id, refused);
        }
    }

    private boolean isFilled(UserId id) {
        var held = store.hold(id).filter(_ -> gaps.stands(id));
        held.ifPresent(this::open);
        return held.isPresent();
    }

    private void open(User user) {
        var username = namespaces.open(user.id(), user.username()).slug();
        if (!username.equals(user.username())) {
            store.rename(user.id(), username);
            var renamed =
                    new User(user.id(), username, user.email(), user.firstName(), user.lastName());
            outbox.append(UserUpdated.of(renamed, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }
}
