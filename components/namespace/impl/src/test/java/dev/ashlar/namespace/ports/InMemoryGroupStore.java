package dev.ashlar.namespace.ports;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.Objects.requireNonNull;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupMember;
import dev.ashlar.namespace.NamedNamespace;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.namespace.NamespaceKind;
import dev.ashlar.testkit.RecordingRelations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sees by the relations that were recorded.
public final class InMemoryGroupStore implements GroupStore, NamespaceCatalog {
    private record Person(
            UserId id, Ulid namespace, Slug slug, @Nullable String first, @Nullable String last) {}

    private record Left(Slug slug, Ulid group, Instant at) {}

    private final Map<Ulid, Group> groups = new LinkedHashMap<>();
    private final Map<UserId, Person> people = new LinkedHashMap<>();
    private final List<Left> history = new ArrayList<>();
    private final RecordingRelations relations;

    public InMemoryGroupStore(RecordingRelations relations) {
        this.relations = relations;
    }

    public synchronized void enrol(
            UserId id, Ulid namespace, Slug slug, @Nullable String first, @Nullable String last) {
        people.put(id, new Person(id, namespace, slug, first, last));
    }

    @Override
    public synchronized Page<Group> list(PageRequest page) {
        return newestFirst(_ -> true, page);
    }

    @Override
    public synchronized Page<Group> listOf(UserId member, PageRequest page) {
        return newestFirst(group -> roles(group).containsKey(member), page);
    }

    @Override
    public synchronized Optional<Group> find(Slug slug) {
        if (people.values().stream().anyMatch(person -> person.slug().equals(slug))) {
            return Optional.empty();
        }
        return groups.values().stream()
                .filter(group -> group.slug().equals(slug))
                .findFirst()
                .or(() ->
                        history.stream()
                                .filter(left -> left.slug().equals(slug))
                                .max(comparing(Left::at))
                                .map(left -> requireNonNull(groups.get(left.group()))));
    }

    @Override
    public synchronized Optional<Seen<Group>> find(Slug slug, Sight sight) {
        return find(slug)
                .map(group -> new Seen<>(group, group.ref(), standing(group.ref(), sight)));
    }

    @Override
    public synchronized Optional<Seen<Page<GroupMember>>> members(
            Slug slug, Sight sight, PageRequest page) {
        return find(slug)
                .map(group -> {
                    var members =
                            roles(group).entrySet().stream()
                                    .map(each -> member(each.getKey(), each.getValue()))
                                    .sorted(
                                            comparing(GroupMember::role, reverseOrder())
                                                    .thenComparing(member -> member.id().value()))
                                    .toList();
                    return new Seen<>(
                            cut(members, page), group.ref(), standing(group.ref(), sight));
                });
    }

    @Override
    public synchronized boolean add(Group group) {
        if (!people.containsKey(group.createdBy())) {
            return false;
        }
        requireFree(group.slug());
        groups.put(group.id(), group);
        return true;
    }

    @Override
    public synchronized Optional<Group> hold(Grant grant) {
        return Optional.ofNullable(groups.get(new Ulid(grant.thing().id())));
    }

    @Override
    public Optional<Group> close(Grant grant) {
        return hold(grant);
    }

    @Override
    public synchronized void change(Grant grant, Group before, Group after, Instant now) {
        if (!before.slug().equals(after.slug())) {
            requireFree(after.slug());
            history.removeIf(left -> left.equals(new Left(before.slug(), before.id(), left.at())));
            history.add(new Left(before.slug(), before.id(), now));
        }
        groups.put(after.id(), after);
    }

    @Override
    public synchronized void remove(Grant grant) {
        var id = new Ulid(grant.thing().id());
        groups.remove(id);
        history.removeIf(left -> left.group().equals(id));
    }

    @Override
    public synchronized Page<NamedNamespace> list(UserId owner, PageRequest page) {
        return ownFirst(owner, _ -> true, page);
    }

    @Override
    public synchronized Page<NamedNamespace> list(UserId owner, Role least, PageRequest page) {
        return ownFirst(
                owner,
                group -> roles(group).get(owner) instanceof Role role && role.compareTo(least) >= 0,
                page);
    }

    @Override
    public synchronized Optional<Seen<NamedNamespace>> findNamespace(Slug slug, Sight sight) {
        return people.values().stream()
                .filter(person -> person.slug().equals(slug))
                .findFirst()
                .map(InMemoryGroupStore::named)
                .or(() -> find(slug).map(InMemoryGroupStore::named))
                .map(found -> {
                    var ref = found.namespace().ref();
                    return new Seen<>(found, ref, standing(ref, sight));
                });
    }

    private void requireFree(Slug slug) {
        var taken =
                Stream.concat(
                                groups.values().stream().map(Group::slug),
                                people.values().stream().map(Person::slug))
                        .anyMatch(slug::equals);
        if (taken) {
            throw new Problem.Conflict("taken").asException();
        }
    }

    private Page<Group> newestFirst(Predicate<Group> condition, PageRequest page) {
        return cut(
                groups.values().stream()
                        .filter(condition)
                        .sorted(comparing(Group::id).reversed())
                        .toList(),
                page);
    }

    private Page<NamedNamespace> ownFirst(
            UserId owner, Predicate<Group> condition, PageRequest page) {
        var own = Optional.ofNullable(people.get(owner)).map(InMemoryGroupStore::named).stream();
        var others =
                groups.values().stream()
                        .filter(condition)
                        .sorted(comparing(Group::id))
                        .map(InMemoryGroupStore::named);
        return cut(Stream.concat(own, others).toList(), page);
    }

    private static <T> Page<T> cut(List<T> all, PageRequest page) {
        return new Page<>(
                all.stream().skip(page.offset()).limit(page.size()).toList(), page, all.size());
    }

    private Map<UserId, Role> roles(Group group) {
        return relations.roster(group.ref()).roles();
    }

    private GroupMember member(UserId id, Role role) {
        var person = people.get(id);
        return person == null
                ? new GroupMember(id, role, null, null, null)
                : new GroupMember(id, role, person.slug(), person.first(), person.last());
    }

    private static NamedNamespace named(Group group) {
        return new NamedNamespace(
                new Namespace(group.id(), NamespaceKind.GROUP, group.slug()),
                group.name(),
                group.createdBy());
    }

    private static NamedNamespace named(Person person) {
        var name = Stream.of(person.first(), person.last()).filter(part -> part != null).toList();
        return new NamedNamespace(
                new Namespace(person.namespace(), NamespaceKind.USER, person.slug()),
                name.isEmpty() ? null : String.join(" ", name),
                person.id());
    }

    private Standing standing(ResourceRef thing, Sight sight) {
        var standing = relations.standing();
        var direct =
                relations.roster(thing).roles().entrySet().stream()
                        .filter(each -> ("user:" + each.getKey()).equals(sight.subject()))
                        .map(each -> Standing.of(each.getValue().ordinal() + 2))
                        .findFirst();
        if (direct.isPresent()) {
            return direct.get();
        }
        if (sight.subject().startsWith("platform:")) {
            return standing.stream().anyMatch(text -> text.startsWith(thing + "#"))
                    ? Standing.OWNER
                    : Standing.NONE;
        }
        var everybody = sight.subject().startsWith("user:") ? "user:*" : "anonymous_user:*";
        return standing.contains(thing + "#public_viewer@" + everybody)
                ? Standing.PUBLIC
                : Standing.NONE;
    }
}
