package dev.ashlar.authz.core;

import dev.ashlar.authz.ports.IndexCare;
import dev.ashlar.authz.ports.ReadingIndex;
import dev.ashlar.authz.ports.ReadingIndex.Part;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// In transactions that are short, so that nobody waits long for one of them.
@Singleton
final class CareInParts implements IndexCare {
    private static final int TALLIES = 5_000;
    private static final int THINGS = 1_000;

    /// Each may have thousands of namespaces.
    private static final int USERS = 20;

    private final ReadingIndex index;
    private final UnitOfWork unitOfWork;

    CareInParts(ReadingIndex index, UnitOfWork unitOfWork) {
        this.index = index;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public boolean needsFolding() {
        return index.isToBeFolded();
    }

    @Override
    public void fold(BooleanSupplier goesOn) {
        var more = true;
        while (more && goesOn.getAsBoolean()) {
            more = unitOfWork.run(() -> index.foldTallies(TALLIES));
        }
        more = true;
        while (more && goesOn.getAsBoolean()) {
            more = unitOfWork.run(() -> index.gatherTotals(USERS));
        }
    }

    @Override
    public List<String> compare(boolean mend, Runnable pause) {
        var differing = new ArrayList<String>();
        differing.addAll(all(pause, last -> index.compareThings(last, THINGS, mend)));
        differing.addAll(all(pause, last -> index.compareTallies(last, THINGS, mend)));
        differing.addAll(all(pause, last -> index.compareGathered(last, USERS, mend)));
        return differing;
    }

    private List<String> all(Runnable pause, PartAfter next) {
        var differing = new ArrayList<String>();
        var last = "";
        do {
            pause.run();
            var after = last;
            var part = unitOfWork.run(() -> next.after(after));
            differing.addAll(part.differing());
            last = part.last();
        } while (!last.isEmpty());
        return differing;
    }

    @FunctionalInterface
    private interface PartAfter {
        Part after(String last);
    }
}
