package dev.ashlar.crc.ports;

import static java.util.Objects.requireNonNull;

import dev.ashlar.crc.Amount;
import dev.ashlar.k8s.GpuKind;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Rows of quotas without a database. Time stands still: a claim or a pause of no length is over at once, any other never.
public final class InMemoryPendingQuotas implements PendingQuotas {
    private record Row(
            Amount amount,
            boolean removed,
            boolean forsaken,
            long revision,
            long applied,
            int tries,
            boolean later,
            boolean claimed) {}

    private final String installation = UUID.randomUUID().toString();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final FakeUnitOfWork unitOfWork;

    public InMemoryPendingQuotas(FakeUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /// A pool has got one.
    public synchronized void add(String name, Amount amount) {
        rows.put(name, new Row(amount, false, false, 1, 0, 0, false, false));
    }

    public synchronized void change(String name, Amount amount) {
        var row = row(name);
        rows.put(
                name,
                new Row(
                        amount,
                        false,
                        false,
                        row.revision + 1,
                        row.applied,
                        0,
                        false,
                        row.claimed));
    }

    public synchronized void remove(String name) {
        var row = row(name);
        rows.put(
                name,
                new Row(
                        row.amount,
                        true,
                        false,
                        row.revision + 1,
                        row.applied,
                        0,
                        false,
                        row.claimed));
    }

    /// Its pool goes and leaves it.
    public synchronized void forsake(String name) {
        var row = row(name);
        rows.put(
                name,
                new Row(
                        row.amount,
                        row.removed,
                        true,
                        row.revision,
                        row.applied,
                        row.tries,
                        row.later,
                        row.claimed));
    }

    @Override
    public String installation() {
        unitOfWork.requireTransaction();
        return installation;
    }

    @Override
    public synchronized Optional<Claim> claim(String name, Duration longest) {
        unitOfWork.requireTransaction();
        var row = rows.get(name);
        if (row == null || row.applied >= row.revision || row.claimed) {
            return Optional.empty();
        }
        rows.put(name, ended(row, row.tries, row.later, !longest.isZero()));
        return Optional.of(new Claim(recorded(name, row), row.tries));
    }

    @Override
    public synchronized List<String> due(int most) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().applied < row.getValue().revision)
                .filter(row -> !row.getValue().later && !row.getValue().claimed)
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized boolean settled(Claim claim) {
        unitOfWork.requireTransaction();
        var row = rows.get(claim.quota().name());
        if (row == null) {
            return false;
        }
        if (claim.quota().removed()) {
            rows.remove(claim.quota().name());
            return false;
        }
        var applied = Math.max(row.applied, claim.quota().revision());
        rows.put(
                claim.quota().name(),
                new Row(
                        row.amount,
                        row.removed,
                        row.forsaken,
                        row.revision,
                        applied,
                        0,
                        row.later,
                        false));
        return applied < row.revision;
    }

    @Override
    public synchronized void overtaken(Claim claim, long revision) {
        unitOfWork.requireTransaction();
        var row = row(claim.quota().name());
        rows.put(
                claim.quota().name(),
                new Row(
                        row.amount,
                        row.removed,
                        row.forsaken,
                        row.revision < revision ? revision + 1 : row.revision,
                        row.applied,
                        row.tries,
                        row.later,
                        false));
    }

    @Override
    public synchronized void failed(Claim claim, Duration pause) {
        unitOfWork.requireTransaction();
        var row = row(claim.quota().name());
        var changed = row.revision != claim.quota().revision();
        rows.put(
                claim.quota().name(),
                changed
                        ? ended(row, row.tries, row.later, false)
                        : ended(row, row.tries + 1, !pause.isZero(), false));
    }

    @Override
    public synchronized void again(Recorded quota) {
        unitOfWork.requireTransaction();
        var row = row(quota.name());
        if (row.revision == quota.revision() && row.applied >= row.revision) {
            rows.put(
                    quota.name(),
                    new Row(
                            row.amount,
                            row.removed,
                            row.forsaken,
                            row.revision,
                            0,
                            0,
                            false,
                            row.claimed));
        }
    }

    @Override
    public synchronized int removeForsaken() {
        unitOfWork.requireTransaction();
        var forsaken =
                rows.entrySet().stream()
                        .filter(row -> row.getValue().forsaken && !row.getValue().removed)
                        .map(Map.Entry::getKey)
                        .toList();
        forsaken.forEach(this::remove);
        return forsaken.size();
    }

    @Override
    public synchronized List<Recorded> all() {
        return rows.entrySet().stream().map(row -> recorded(row.getKey(), row.getValue())).toList();
    }

    @Override
    public synchronized Backlog backlog() {
        var waiting = rows.values().stream().filter(row -> row.applied < row.revision).count();
        return new Backlog(waiting, Duration.ZERO);
    }

    /// As if every pause and every claim were over.
    public synchronized void later() {
        rows.replaceAll((_, row) -> ended(row, row.tries, false, false));
    }

    private Row row(String name) {
        return requireNonNull(rows.get(name));
    }

    private static Row ended(Row row, int tries, boolean later, boolean claimed) {
        return new Row(
                row.amount,
                row.removed,
                row.forsaken,
                row.revision,
                row.applied,
                tries,
                later,
                claimed);
    }

    private static Recorded recorded(String name, Row row) {
        return new Recorded(
                name,
                row.amount,
                GpuKind.NVIDIA,
                row.revision,
                row.removed,
                row.applied < row.revision);
    }
}
