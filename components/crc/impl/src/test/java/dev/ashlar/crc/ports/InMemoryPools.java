package dev.ashlar.crc.ports;

import static java.util.Objects.requireNonNull;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.PoolUser;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that is kept of compute resources, in memory.
public final class InMemoryPools implements PoolReads, PoolStore, QuotaRows, PoolUserStore {
    private final TreeMap<Integer, PoolTerms> pools = new TreeMap<>();
    private final TreeMap<Integer, ResourceClass> classes = new TreeMap<>();
    private final Map<Integer, Integer> poolsOfClasses = new HashMap<>();
    private final Map<Integer, Quota> quotas = new HashMap<>();
    private final Map<Integer, Set<String>> members = new HashMap<>();
    private final Set<UserId> users = new HashSet<>();
    private final Set<UserId> bars = new HashSet<>();
    private int lastPool;
    private int lastClass;

    /// Somebody who is a user from now on.
    public void addUser(UserId user) {
        users.add(user);
    }

    @Override
    public Page<RecordedPool> list(Viewer viewer, @Nullable String name, PageRequest page) {
        var found =
                pools.keySet().stream()
                        .filter(id -> sees(viewer, id))
                        .map(this::recorded)
                        .filter(it -> name == null || it.pool().terms().name().equals(name))
                        .toList();
        return page(found, page);
    }

    @Override
    public Optional<RecordedPool> find(Viewer viewer, int id) {
        return hold(id).filter(_ -> sees(viewer, id));
    }

    @Override
    public Optional<ResourceClass> findClass(Viewer viewer, int id) {
        return Optional.ofNullable(classes.get(id)).filter(_ -> sees(viewer, poolOf(id)));
    }

    private boolean sees(Viewer viewer, int id) {
        var pool = terms(id);
        if (viewer.everything()) {
            return true;
        }
        if (pool.isDefault()) {
            return viewer.user() == null || !bars.contains(viewer.user());
        }
        return pool.isPublic() || (viewer.user() != null && isMember(id, viewer.user()));
    }

    private PoolTerms terms(int pool) {
        return requireNonNull(pools.get(pool));
    }

    private int poolOf(int resourceClass) {
        return requireNonNull(poolsOfClasses.get(resourceClass));
    }

    private boolean isMember(int pool, UserId user) {
        return members.getOrDefault(pool, Set.of()).contains(user.value());
    }

    private RecordedPool recorded(int id) {
        var own =
                classes.values().stream()
                        .filter(it -> poolOf(it.id()) == id)
                        .sorted(Comparator.comparingInt(ResourceClass::id))
                        .toList();
        var quota = quotas.get(id);
        return new RecordedPool(new ResourcePool(id, terms(id), quota, own), quota != null);
    }

    @Override
    public Optional<RecordedPool> hold(int id) {
        return pools.containsKey(id) ? Optional.of(recorded(id)) : Optional.empty();
    }

    @Override
    public OptionalInt add(PoolTerms terms) {
        if (terms.isDefault() && pools.values().stream().anyMatch(PoolTerms::isDefault)) {
            return OptionalInt.empty();
        }
        pools.put(++lastPool, terms);
        return OptionalInt.of(lastPool);
    }

    @Override
    public boolean write(int id, PoolTerms terms) {
        var other =
                pools.entrySet().stream()
                        .anyMatch(it -> it.getKey() != id && it.getValue().isDefault());
        if (terms.isDefault() && other) {
            return false;
        }
        pools.put(id, terms);
        return true;
    }

    @Override
    public void remove(int id) {
        pools.remove(id);
        quotas.remove(id);
        members.remove(id);
        removeClasses(
                poolsOfClasses.entrySet().stream()
                        .filter(it -> it.getValue() == id)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    @Override
    public ResourceClass addClass(int pool, ClassTerms terms) {
        var added = new ResourceClass(++lastClass, terms);
        poolsOfClasses.put(added.id(), pool);
        classes.put(added.id(), added);
        return added;
    }

    @Override
    public void writeClass(ResourceClass changed) {
        classes.put(changed.id(), changed);
    }

    @Override
    public void removeClasses(Set<Integer> ids) {
        ids.forEach(id -> {
            classes.remove(id);
            poolsOfClasses.remove(id);
        });
    }

    @Override
    public Quota add(int pool, Amount amount) {
        var quota = new Quota(UUID.randomUUID().toString(), amount);
        quotas.put(pool, quota);
        return quota;
    }

    @Override
    public void change(Quota quota) {
        quotas.replaceAll((_, there) -> there.id().equals(quota.id()) ? quota : there);
    }

    @Override
    public void remove(String name) {
        quotas.values().removeIf(it -> it.id().equals(name));
    }

    @Override
    public Page<PoolUser> list(int pool, PageRequest page) {
        var found = new ArrayList<PoolUser>();
        if (pools.containsKey(pool) && !terms(pool).isPublic()) {
            for (var id : new TreeSet<>(members.getOrDefault(pool, Set.of()))) {
                found.add(user(new UserId(id)));
            }
        }
        return page(found, page);
    }

    @Override
    public Optional<PoolUser> find(int pool, UserId user) {
        return users.contains(user) && find(Viewer.of(user), pool).isPresent()
                ? Optional.of(user(user))
                : Optional.empty();
    }

    private PoolUser user(UserId id) {
        return new PoolUser(id, bars.contains(id));
    }

    @Override
    public boolean isUser(UserId user) {
        return users.contains(user);
    }

    @Override
    public Set<UserId> holdUsers(Collection<UserId> wanted) {
        return wanted.stream().filter(users::contains).collect(Collectors.toSet());
    }

    @Override
    public void add(Collection<Integer> pools, Collection<UserId> users) {
        for (var pool : pools) {
            var there = members.computeIfAbsent(pool, _ -> new HashSet<>());
            users.forEach(user -> there.add(user.value()));
        }
    }

    @Override
    public void keepOnly(int pool, Collection<UserId> users) {
        members.getOrDefault(pool, new HashSet<>())
                .retainAll(users.stream().map(UserId::value).toList());
    }

    @Override
    public void keepOnly(UserId user, Collection<Integer> pools) {
        members.forEach((pool, there) -> {
            if (!pools.contains(pool)) {
                there.remove(user.value());
            }
        });
    }

    @Override
    public void remove(int pool, UserId user) {
        members.getOrDefault(pool, new HashSet<>()).remove(user.value());
    }

    @Override
    public void bar(UserId user) {
        bars.add(user);
    }

    @Override
    public void liftBars(Collection<UserId> users) {
        bars.removeAll(users);
    }

    @Override
    public void removeAllOf(UserId user) {
        members.values().forEach(it -> it.remove(user.value()));
        bars.remove(user);
    }

    private static <T> Page<T> page(List<T> all, PageRequest request) {
        var items = all.stream().skip(request.offset()).limit(request.size()).toList();
        return new Page<>(items, request, all.size());
    }
}
