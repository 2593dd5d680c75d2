package dev.ashlar.keycloak.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.UserSync;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The users of the platform, in memory.
final class UsersOfTests implements UserSync {
    private static final Comparator<UserId> ORDER = Comparator.comparing(UserId::value);

    private final Map<UserId, Person> people = new TreeMap<>(ORDER);
    private final Set<String> impossible = new HashSet<>();
    private Set<UserId> admins = Set.of();
    private boolean away;

    @Override
    public Outcome take(Person person) {
        refuse(person.id());
        var before = people.put(person.id(), person);
        if (before == null) {
            return Outcome.ADDED;
        }
        return before.equals(person) ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    @Override
    public Outcome remove(UserId id) {
        refuse(id);
        return people.remove(id) == null ? Outcome.UNCHANGED : Outcome.REMOVED;
    }

    @Override
    public Outcome setAdmins(Set<UserId> next) {
        var same = admins.equals(next);
        admins = Set.copyOf(next);
        return same ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    @Override
    public List<UserId> known(@Nullable UserId after, int atMost) {
        return people.keySet().stream()
                .filter(id -> after == null || ORDER.compare(id, after) > 0)
                .limit(atMost)
                .toList();
    }

    Set<UserId> admins() {
        return admins;
    }

    Map<UserId, Person> people() {
        return people;
    }

    /// With that one everything fails.
    void cannot(String id) {
        impossible.add(id);
    }

    void canAll() {
        impossible.clear();
    }

    void goAway() {
        away = true;
    }

    private void refuse(UserId id) {
        if (away) {
            throw new Problem.Unavailable("the database").asException();
        }
        if (impossible.contains(id.value())) {
            throw new IllegalStateException("impossible");
        }
    }
}
