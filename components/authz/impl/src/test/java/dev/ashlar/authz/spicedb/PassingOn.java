package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationCopy;
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
    public void writeSchema() {
        next.writeSchema();
    }

    @Override
    public void add(List<Relation> relations) {
        next.add(relations);
    }

    @Override
    public void remove(List<Relation> relations) {
        next.remove(relations);
    }

    @Override
    public void markComplete() {
        next.markComplete();
    }
}
