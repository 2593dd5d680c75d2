package dev.ashlar.messagequeue.ports;

import dev.ashlar.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Can be away, and can forget.
public final class InMemoryEventStream implements EventStream {
    private final List<StreamEntry> entries = new ArrayList<>();
    private @Nullable Line latest;
    private boolean away;
    private boolean answersGetLost;

    /// From now on nothing is done and nothing answered, or all is well again.
    public void away(boolean is) {
        away = is;
    }

    /// From now on everything is done, but nobody is told.
    public void answersGetLost(boolean lost) {
        answersGetLost = lost;
    }

    /// As a replica does that has not heard of the latest.
    public void forget(int latestEntries) {
        entries.subList(entries.size() - latestEntries, entries.size()).clear();
    }

    /// As a stream does whose length is bounded.
    public void trim(int length) {
        entries.subList(0, entries.size() - length).clear();
    }

    public List<String> ids() {
        return entries.stream().map(StreamEntry::id).toList();
    }

    @Override
    public Line open() {
        check(away);
        var line = new MemoryLine();
        latest = line;
        return line;
    }

    private static void check(boolean isAway) {
        if (isAway) {
            throw new Problem.Unavailable("Redis").asException();
        }
    }

    private final class MemoryLine implements Line {
        @Override
        public Set<String> latestIds() {
            check(away);
            return entries.stream()
                    .skip(Math.max(0, entries.size() - BACK))
                    .map(StreamEntry::id)
                    .collect(Collectors.toSet());
        }

        @Override
        public void append(List<StreamEntry> more) {
            check(away || !equals(latest));
            entries.addAll(more);
            check(answersGetLost);
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
