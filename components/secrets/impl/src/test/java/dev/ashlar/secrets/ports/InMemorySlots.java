package dev.ashlar.secrets.ports;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SessionSecret;
import dev.ashlar.secrets.SessionSecretSlot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Slots and fillings in memory, beside the secrets that they are filled with. Rolls nothing back.
public final class InMemorySlots implements SlotStore, FillingStore {
    private record Place(Ulid slot, UserId user) {}

    private final InMemorySecrets secrets;
    private final Map<Ulid, UserId> owners = new HashMap<>();
    private final Map<Ulid, SessionSecretSlot> slots = new HashMap<>();
    private final Map<Place, Ulid> filled = new HashMap<>();

    public InMemorySlots(InMemorySecrets secrets) {
        this.secrets = secrets;
        secrets.slotsAre(this::filledWith);
    }

    /// A project that only its owner sees.
    public void addProject(Ulid id, UserId owner) {
        owners.put(id, owner);
    }

    @Override
    public Seen<Page<SessionSecretSlot>> list(Sight sight, Ulid project, PageRequest page) {
        return seen(page(of(project), page), sight, project);
    }

    @Override
    public Optional<Seen<SessionSecretSlot>> find(Sight sight, Ulid id) {
        return Optional.ofNullable(slots.get(id)).map(slot -> seen(slot, sight, slot.project()));
    }

    @Override
    public Added add(Grant grant, SessionSecretSlot slot) {
        if (!owners.containsKey(slot.project())) {
            return Added.NO_PROJECT;
        }
        return put(slot) ? Added.DONE : Added.TAKEN;
    }

    @Override
    public Optional<SessionSecretSlot> hold(Grant grant, Ulid id) {
        return Optional.ofNullable(slots.get(id));
    }

    @Override
    public boolean replace(Grant grant, SessionSecretSlot slot) {
        return put(slot);
    }

    private boolean put(SessionSecretSlot slot) {
        var taken =
                of(slot.project()).stream()
                        .anyMatch(each ->
                                each.filename().equals(slot.filename())
                                        && !each.id().equals(slot.id()));
        if (!taken) {
            slots.put(slot.id(), slot);
        }
        return !taken;
    }

    @Override
    public void remove(Grant grant, Ulid id) {
        slots.remove(id);
        filled.keySet().removeIf(place -> place.slot().equals(id));
    }

    @Override
    public void removeAllOf(Collection<Ulid> projects) {
        slots.values().removeIf(slot -> projects.contains(slot.project()));
        filled.keySet().removeIf(place -> !slots.containsKey(place.slot()));
    }

    @Override
    public Seen<Page<SessionSecret>> list(
            Sight sight, UserId user, Ulid project, PageRequest page) {
        filled.entrySet().removeIf(each -> !secrets.has(each.getValue()));
        var mine =
                of(project).stream()
                        .flatMap(slot ->
                                Optional.ofNullable(filled.get(new Place(slot.id(), user)))
                                        .map(secret -> new SessionSecret(slot, secret))
                                        .stream())
                        .toList();
        return seen(page(mine, page), sight, project);
    }

    @Override
    public List<SessionSecretSlot> holdSlots(Ulid project, Collection<Ulid> wanted) {
        return of(project).reversed().stream().filter(slot -> wanted.contains(slot.id())).toList();
    }

    @Override
    public void put(UserId user, Map<Ulid, Ulid> more) {
        more.forEach((slot, secret) -> filled.put(new Place(slot, user), secret));
    }

    @Override
    public void remove(UserId user, Collection<Ulid> emptied) {
        emptied.forEach(slot -> filled.remove(new Place(slot, user)));
    }

    @Override
    public void removeAll(Ulid project, UserId user) {
        remove(user, of(project).stream().map(SessionSecretSlot::id).toList());
    }

    private List<Ulid> filledWith(Ulid secret) {
        return filled.entrySet().stream()
                .filter(each -> each.getValue().equals(secret))
                .map(each -> each.getKey().slot())
                .sorted()
                .toList();
    }

    /// The newest first.
    private List<SessionSecretSlot> of(Ulid project) {
        return slots.values().stream()
                .filter(slot -> slot.project().equals(project))
                .sorted(Comparator.comparing(SessionSecretSlot::id).reversed())
                .toList();
    }

    private <T> Seen<T> seen(T thing, Sight sight, Ulid project) {
        var owner = Optional.ofNullable(owners.get(project)).map(ResourceRef::of);
        var sees = owner.filter(ref -> ref.toString().equals(sight.subject())).isPresent();
        return new Seen<>(
                thing,
                ResourceRef.of(ResourceType.PROJECT, project),
                sees ? Standing.OWNER : Standing.NONE);
    }

    private static <T> Page<T> page(List<T> all, PageRequest request) {
        return new Page<>(
                all.stream().skip(request.offset()).limit(request.size()).toList(),
                request,
                all.size());
    }
}
