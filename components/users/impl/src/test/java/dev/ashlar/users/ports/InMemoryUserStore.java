package dev.ashlar.users.ports;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Relies on the fake unit of work, which runs one transaction after another.
public final class InMemoryUserStore implements UserStore {
    private final Map<UserId, User> users = new LinkedHashMap<>();
    private int reads;

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
    public synchronized boolean remove(UserId id) {
        return users.remove(id) != null;
    }

    private synchronized Page<User> select(Predicate<User> wanted, PageRequest page) {
        List<User> found = new ArrayList<>(users.values().stream().filter(wanted).toList());
        var items = found.reversed().stream().skip(page.offset()).limit(page.size()).toList();
        return new Page<>(items, page, found.size());
    }
}
