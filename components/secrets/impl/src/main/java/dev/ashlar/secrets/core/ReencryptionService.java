package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Reencryption;
import dev.ashlar.secrets.ports.KeyStore;
import dev.ashlar.secrets.ports.KeyStore.LockedKey;
import dev.ashlar.secrets.ports.Relocked;
import dev.ashlar.secrets.ports.Sealing;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks through all keys by the ids of their users, some at a time: opens and locks them, which takes long, then replaces
/// those that nobody replaced meanwhile, together with the mark that says how far it is.
@Singleton
class ReencryptionService implements Reencryption {
    static final int AT_ONCE = 20;

    /// Whose key the mark seems to be. The mark is locked like a key, so that one of another change of keys is not followed.
    private static final UserId MARK = new UserId("reencryption");

    /// What becomes of one key.
    private record Step(LockedKey key, Relocked relocked) {}

    private final KeyStore store;
    private final Sealing sealing;
    private final UnitOfWork unitOfWork;

    ReencryptionService(KeyStore store, Sealing sealing, UnitOfWork unitOfWork) {
        this.store = store;
        this.sealing = sealing;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Outcome run(Progress progress) {
        var all = store.count("");
        var last = mark();
        var done = all - store.count(last);
        var outcome = new Outcome(0, 0, 0);
        var some = store.after(last, AT_ONCE);
        while (!some.isEmpty()) {
            progress.reached(done, all);
            var steps = steps(some);
            last = some.getLast().user().value();
            outcome = plus(outcome, steps);
            replace(steps, outcome.lost() == 0 ? Optional.of(last) : Optional.empty());
            done += some.size();
            some = store.after(last, AT_ONCE);
        }
        if (outcome.lost() == 0) {
            unitOfWork.run(() -> {
                store.unmark();
                return true;
            });
        }
        progress.reached(done, all);
        return outcome;
    }

    private String mark() {
        return store.mark()
                .filter(mark -> sealing.relock(MARK, mark) instanceof Relocked.AsItWas)
                .map(mark -> sealing.open(MARK, mark).value())
                .orElse("");
    }

    private List<Step> steps(List<LockedKey> keys) {
        var steps = new ArrayList<Step>();
        for (var key : keys) {
            steps.add(new Step(key, sealing.relock(key.user(), key.locked())));
        }
        return steps;
    }

    /// @param reached where another run may begin; none once a key was lost, so that each run meets it and says so
    private void replace(List<Step> steps, Optional<String> reached) {
        var mark = reached.map(last -> sealing.lock(MARK, new Sensitive(last)));
        unitOfWork.run(() -> {
            for (var step : steps) {
                if (step.relocked() instanceof Relocked.Anew(var locked)) {
                    store.replace(step.key(), locked);
                }
            }
            mark.ifPresent(store::mark);
            return true;
        });
    }

    private static Outcome plus(Outcome before, List<Step> steps) {
        var outcome = before;
        for (var step : steps) {
            outcome =
                    switch (step.relocked()) {
                        case Relocked.Anew _ ->
                                new Outcome(
                                        outcome.reencrypted() + 1,
                                        outcome.current(),
                                        outcome.lost());
                        case Relocked.AsItWas _ ->
                                new Outcome(
                                        outcome.reencrypted(),
                                        outcome.current() + 1,
                                        outcome.lost());
                        case Relocked.Lost _ ->
                                new Outcome(
                                        outcome.reencrypted(),
                                        outcome.current(),
                                        outcome.lost() + 1);
                    };
        }
        return outcome;
    }
}
