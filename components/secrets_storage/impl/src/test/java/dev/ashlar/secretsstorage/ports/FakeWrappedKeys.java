package dev.ashlar.secretsstorage.ports;

import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows in memory. A wrapped key is two bytes here: the number of its wrapping, and of what is wrapped.
public final class FakeWrappedKeys implements WrappedKeys {
    private record Kept(byte[] key, @Nullable String target) {}

    private final SortedMap<Ulid, Kept> rows = new TreeMap<>();
    private final FakeUnitOfWork unitOfWork;

    public FakeWrappedKeys(FakeUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    public void write(Ulid secret, int wrapping, int text) {
        rows.put(secret, new Kept(new byte[] {(byte) wrapping, (byte) text}, null));
    }

    public byte[] key(Ulid secret) {
        return requireNonNull(rows.get(secret)).key();
    }

    @Override
    public List<Wrapped> notFor(String target, String after, int most) {
        return rows.entrySet().stream()
                .filter(row -> !target.equals(row.getValue().target()))
                .filter(row -> row.getKey().value().compareTo(after) > 0)
                .limit(most)
                .map(row -> new Wrapped(row.getKey(), row.getValue().key()))
                .toList();
    }

    @Override
    public long countNotFor(String target) {
        return notFor(target, "", Integer.MAX_VALUE).size();
    }

    @Override
    public Set<Ulid> change(String target, Collection<Change> changes) {
        unitOfWork.requireTransaction();
        var done = new HashSet<Ulid>();
        for (var change : changes) {
            if (Arrays.equals(key(change.secret()), change.found())) {
                rows.put(change.secret(), new Kept(change.next(), target));
                done.add(change.secret());
            }
        }
        return done;
    }
}
