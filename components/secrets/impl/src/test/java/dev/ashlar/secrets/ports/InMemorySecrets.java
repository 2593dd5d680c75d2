package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretEvent;
import dev.ashlar.secrets.SecretKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Secrets, keys and events in memory. Rolls nothing back.
public final class InMemorySecrets implements SecretStore, EventStore {
    private final Map<Ulid, Secret> secrets = new HashMap<>();
    private final Map<Ulid, SealedValue> values = new HashMap<>();
    private final List<SecretEvent> events = new ArrayList<>();
    private final Keys keys = new Keys();
    private Function<Ulid, List<Ulid>> slots = _ -> List.of();

    /// The keys beside the secrets.
    public static final class Keys implements KeyStore {
        private final Set<UserId> users = new HashSet<>();
        private final Map<String, byte[]> locked = new TreeMap<>();
        private byte @Nullable [] mark;

        @Override
        public Optional<byte[]> find(UserId user) {
            return Optional.ofNullable(locked.get(user.value()));
        }

        @Override
        public Optional<Owner> hold(UserId user) {
            return users.contains(user)
                    ? Optional.of(new Owner(user, find(user)))
                    : Optional.empty();
        }

        @Override
        public void add(UserId user, byte[] key) {
            locked.putIfAbsent(user.value(), key);
        }

        @Override
        public void remove(UserId user) {
            locked.remove(user.value());
        }

        @Override
        public List<LockedKey> after(String last, int atMost) {
            return locked.entrySet().stream()
                    .filter(each -> each.getKey().compareTo(last) > 0)
                    .limit(atMost)
                    .map(each -> new LockedKey(new UserId(each.getKey()), each.getValue()))
                    .toList();
        }

        @Override
        public long count(String last) {
            return after(last, Integer.MAX_VALUE).size();
        }

        @Override
        public void replace(LockedKey before, byte[] key) {
            find(before.user())
                    .filter(now -> Arrays.equals(now, before.locked()))
                    .ifPresent(_ -> locked.put(before.user().value(), key));
        }

        @Override
        public Optional<byte[]> mark() {
            return Optional.ofNullable(mark);
        }

        @Override
        public void mark(byte[] next) {
            mark = next;
        }

        @Override
        public void unmark() {
            mark = null;
        }
    }

    public Keys keys() {
        return keys;
    }

    public void addUser(UserId id) {
        keys.users.add(id);
    }

    /// With all that is hers, as if an administrator had done it.
    public void removeUser(UserId id) {
        keys.users.remove(id);
        keys.remove(id);
        removeAllOf(id);
    }

    /// Who knows which slots a secret fills.
    public void slotsAre(Function<Ulid, List<Ulid>> knowing) {
        slots = knowing;
    }

    public boolean has(Ulid id) {
        return secrets.containsKey(id);
    }

    public SealedValue valueOf(Ulid id) {
        return Optional.ofNullable(values.get(id)).orElseThrow();
    }

    public List<SecretEvent> noted() {
        return List.copyOf(events);
    }

    @Override
    public Page<Secret> list(UserId owner, SecretKind kind, PageRequest page) {
        return page(
                secrets.values().stream()
                        .filter(each -> each.owner().equals(owner) && each.kind() == kind)
                        .sorted(Comparator.comparing(Secret::id).reversed())
                        .toList(),
                page);
    }

    @Override
    public Optional<Secret> find(UserId owner, Ulid id) {
        return Optional.ofNullable(secrets.get(id))
                .filter(each -> each.owner().equals(owner))
                .map(this::filling);
    }

    private Secret filling(Secret secret) {
        return new Secret(
                secret.id(),
                secret.owner(),
                secret.kind(),
                secret.name(),
                secret.defaultFilename(),
                secret.modifiedAt(),
                slots.apply(secret.id()));
    }

    @Override
    public Optional<Secret> hold(UserId owner, Ulid id) {
        return find(owner, id);
    }

    @Override
    public Set<Ulid> holdAll(UserId owner, Collection<Ulid> ids) {
        return ids.stream()
                .filter(id -> find(owner, id).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean add(Secret secret, SealedValue sealed) {
        if (isTaken(secret)) {
            return false;
        }
        secrets.put(secret.id(), secret);
        values.put(secret.id(), sealed);
        return true;
    }

    @Override
    public boolean rename(Secret secret) {
        if (isTaken(secret)) {
            return false;
        }
        secrets.put(secret.id(), secret);
        return true;
    }

    private boolean isTaken(Secret secret) {
        return secrets.values().stream()
                .anyMatch(each ->
                        each.owner().equals(secret.owner())
                                && each.defaultFilename().equals(secret.defaultFilename())
                                && !each.id().equals(secret.id()));
    }

    @Override
    public void reseal(Ulid id, SealedValue sealed) {
        values.put(id, sealed);
    }

    @Override
    public void remove(Ulid id) {
        secrets.remove(id);
        values.remove(id);
    }

    @Override
    public int removeAllOf(UserId owner) {
        var before = secrets.size();
        secrets.values().removeIf(each -> each.owner().equals(owner));
        return before - secrets.size();
    }

    @Override
    public void note(SecretEvent event) {
        events.add(event);
    }

    @Override
    public Page<SecretEvent> listOf(UserId owner, PageRequest page) {
        return page(
                events.reversed().stream().filter(each -> each.owner().equals(owner)).toList(),
                page);
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        var old = events.stream().filter(each -> each.at().isBefore(limit)).limit(atMost).toList();
        old.forEach(events::remove);
        return old.size();
    }

    private static <T> Page<T> page(List<T> all, PageRequest request) {
        return new Page<>(
                all.stream().skip(request.offset()).limit(request.size()).toList(),
                request,
                all.size());
    }
}
