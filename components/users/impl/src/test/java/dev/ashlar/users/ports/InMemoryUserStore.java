package dev.ashlar.users.ports;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Relies on the fake unit of work, which runs one transaction after another.
public final class InMemoryUserStore implements UserStore {
    private final Map<UserId, User> users = new LinkedHashMap<>();
    private final BarStore bars;
    private int reads;

    public InMemoryUserStore(BarStore bars) {
        this.bars = bars;
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        reads++;
        return Optional.ofNullable(users.get(id));
    }

    /// How often a single user was looked for.
    public synchronized int reads() {
        return reads;
    }

    @Override
    public Page<User> list(PageRequest page) {
        return select(_ -> true, page);
    }

    @Override
    public Page<User> listByEmail(String email, PageRequest page) {
        return select(user -> user.email() != null && user.email().value().equals(email), page);
    }

    @Override
    public synchronized List<UserId> idsAfter(@Nullable UserId after, int atMost) {
        return users.keySet().stream()
                .filter(id -> after == null || id.value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(UserId::value))
                .limit(atMost)
                .toList();
    }

    @Override
    public void reserve(UserId id) {}

    @Override
    public synchronized Set<UserId> stay(Collection<UserId> people, Instant now) {
        return people.stream()
                .filter(users::containsKey)
                .filter(id -> bars.find(id).filter(bar -> bar.holds(now)).isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<User> hold(UserId id) {
        return find(id);
    }

    @Override
    public synchronized boolean add(User user, Instant seenAt) {
        return users.putIfAbsent(user.id(), user) == null;
    }

    @Override
    public synchronized void rename(UserId id, Slug username) {
        users.computeIfPresent(
                id,
                (_, old) -> new User(id, username, old.email(), old.firstName(), old.lastName()));
    }

    @Override
    public synchronized void update(User user) {
        users.computeIfPresent(
                user.id(),
                (_, old) ->
                        new User(
                                old.id(),
                                old.username(),
                                user.email(),
                                user.firstName(),
                                user.lastName()));
    }

    @Override
    public synchronized boolean remove(UserId id) {
        return users.remove(id) != null;
    }

    private synchronized Page<User> select(Predicate<User> wanted, PageRequest page) {
        List<User> found = new ArrayList<>(users.values().stream().filter(wanted).toList());
        var items = found.reversed().stream().skip(page.offset()).limit(page.size()).toList();
        return new Page<>(items, page, found.size());
    }
}
