package dev.ashlar.secretsstorage.core;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.secretsstorage.Rotation;
import dev.ashlar.secretsstorage.Rotation.Counts;
import dev.ashlar.secretsstorage.ports.WrappedKeys.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Counts what a run does.
final class RotationTally {
    /// What is to be written of one batch.
    record Changes(List<Change> moved, List<Change> current) {
        List<Change> all() {
            return Stream.concat(moved.stream(), current.stream()).toList();
        }
    }

    private final AtomicReference<Counts> counts = new AtomicReference<>(Counts.NONE);
    private final List<Ulid> unreadable = new ArrayList<>();

    Counts counts() {
        return counts.get();
    }

    List<Ulid> unreadable() {
        return List.copyOf(unreadable);
    }

    /// Each pass meets them anew.
    void forgetUnreadable() {
        unreadable.clear();
        counts.updateAndGet(c -> new Counts(c.rewrapped(), c.current(), c.changed(), 0));
    }

    void unreadable(Ulid secret) {
        if (unreadable.size() < Rotation.MOST_NAMED) {
            unreadable.add(secret);
        }
        counts.updateAndGet(
                c -> new Counts(c.rewrapped(), c.current(), c.changed(), c.unreadable() + 1));
    }

    /// @param done those that were still what they were found to be
    /// @return how many of them are on another key now
    int written(Changes changes, Set<Ulid> done) {
        var moved = count(changes.moved(), done);
        var current = count(changes.current(), done);
        var changed = changes.all().size() - moved - current;
        counts.updateAndGet(c ->
                new Counts(
                        c.rewrapped() + moved,
                        c.current() + current,
                        c.changed() + changed,
                        c.unreadable()));
        return moved;
    }

    private static int count(List<Change> changes, Set<Ulid> done) {
        return (int) changes.stream().filter(change -> done.contains(change.secret())).count();
    }
}
