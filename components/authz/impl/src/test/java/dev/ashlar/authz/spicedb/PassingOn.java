package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationCopy;
import java.time.Duration;
import java.util.List;

/// Hands everything to another copy; tests override what they want to disturb.
class PassingOn implements RelationCopy {
    private final RelationCopy next;

    PassingOn(RelationCopy next) {
        this.next = next;
    }

    @Override
    public boolean isComplete() {
        return next.isComplete();
    }

    @Override
    public Fence fence() {
        return next.fence();
    }

    @Override
    public Fence apply(Fence known, List<RelationChange> changes, Duration patience) {
        return next.apply(known, changes, patience);
    }

    @Override
    public void writeSchema() {
        next.writeSchema();
    }

    @Override
    public Fence open() {
        return next.open();
    }

    @Override
    public void fill(Fence known, List<Relation> relations) {
        next.fill(known, relations);
    }

    @Override
    public Fence complete(Fence known) {
        return next.complete(known);
    }
}
