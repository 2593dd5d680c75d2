package dev.ashlar.authz.reads;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small world of users, groups and projects that changes at random, and knows what stands. The same seed makes the same
/// world.
final class RandomGraph {
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOMENTS = 50;

    private final Random random;
    private final List<UserId> users;
    private final List<ResourceRef> namespaces;
    private final List<ResourceRef> projects;
    private final Set<Relation> standing = new LinkedHashSet<>();
    private final Map<String, Instant> listed = new HashMap<>();

    /// @param name what its ids begin with
    RandomGraph(String name, long seed) {
        random = new Random(seed);
        users =
                IntStream.range(0, 1 + random.nextInt(5))
                        .mapToObj(at -> new UserId(name + "u" + at))
                        .toList();
        var groups = things(ResourceType.GROUP, name + "g", random.nextInt(4));
        var homes = things(ResourceType.USER_NAMESPACE, name + "n", users.size());
        namespaces = Stream.concat(groups.stream(), homes.stream()).toList();
        projects = things(ResourceType.PROJECT, name + "p", 1 + random.nextInt(8));
    }

    List<UserId> users() {
        return users;
    }

    /// All that ever could be, whether they are there or not.
    List<ResourceRef> things() {
        return Stream.concat(namespaces.stream(), projects.stream()).toList();
    }

    List<ResourceRef> projects() {
        return projects;
    }

    List<ResourceRef> namespaces() {
        return namespaces;
    }

    Set<Relation> standing() {
        return standing;
    }

    Map<String, Instant> listed() {
        return listed;
    }

    /// The first step: everybody's own namespace, and groups with members.
    Step begin() {
        var added = new LinkedHashSet<Relation>();
        for (var namespace : namespaces) {
            added.add(Relation.onPlatform(namespace));
            if (chance(0.8)) {
                added.addAll(Relation.visibleToEverybody(namespace));
            }
            if (namespace.type() == ResourceType.GROUP) {
                users.stream()
                        .filter(_ -> chance(0.5))
                        .forEach(user ->
                                added.add(Relation.membership(namespace, user, anyOf(roles()))));
            } else if (chance(0.9)) {
                var owner = users.get(Math.min(namespaces.indexOf(namespace), users.size() - 1));
                added.add(Relation.membership(namespace, owner, Role.OWNER));
            }
        }
        projects.stream()
                .filter(_ -> chance(0.6))
                .forEach(project -> added.addAll(newProject(project)));
        return done(added, Set.of());
    }

    /// What happens next.
    Step next() {
        var project = anyOf(projects);
        return switch (random.nextInt(11)) {
            case 0, 1 -> done(missing(project) ? newProject(project) : Set.of(), Set.of());
            case 2 -> publish(project);
            case 3 -> done(Set.of(), publicity(project));
            case 4, 5 -> move(project);
            case 6 -> done(Set.of(), of(project));
            case 7 -> done(Set.of(), of(anyOf(namespaces)));
            case 8 -> changeRoles(project);
            case 9 -> changeRoles(anyOf(namespaces));
            default -> loseRoles();
        };
    }

    private Set<Relation> newProject(ResourceRef project) {
        var relations = new LinkedHashSet<Relation>();
        relations.add(Relation.onPlatform(project));
        if (chance(0.95)) {
            relations.add(Relation.inNamespace(project, anyOf(namespaces)));
        }
        if (chance(0.7)) {
            relations.add(Relation.membership(project, anyOf(users), Role.OWNER));
        }
        if (chance(0.3)) {
            relations.addAll(Relation.visibleToEverybody(project));
        }
        return relations;
    }

    private Step publish(ResourceRef project) {
        return done(
                missing(project) ? Set.of() : Set.copyOf(Relation.visibleToEverybody(project)),
                Set.of());
    }

    private Set<Relation> publicity(ResourceRef project) {
        var relations = new HashSet<>(Relation.visibleToEverybody(project));
        relations.retainAll(standing);
        return relations;
    }

    private Step move(ResourceRef project) {
        if (missing(project)) {
            return done(Set.of(), Set.of());
        }
        var target = Relation.inNamespace(project, anyOf(namespaces));
        var before = new LinkedHashSet<Relation>();
        standing.stream()
                .filter(relation -> relation.resource().equals(project))
                .filter(relation -> relation.name().equals(target.name()))
                .filter(relation -> !relation.equals(target))
                .forEach(before::add);
        return done(Set.of(target), before);
    }

    /// Sometimes somebody has two roles for a while.
    private Step changeRoles(ResourceRef thing) {
        if (missing(thing)) {
            return done(Set.of(), Set.of());
        }
        var added = new LinkedHashSet<Relation>();
        var removed = new LinkedHashSet<Relation>();
        users.stream()
                .filter(_ -> chance(0.4))
                .forEach(user -> {
                    var role =
                            thing.type() == ResourceType.USER_NAMESPACE
                                    ? Role.OWNER
                                    : anyOf(roles());
                    added.add(Relation.membership(thing, user, role));
                    if (chance(0.7)) {
                        roles().stream()
                                .filter(other -> other != role)
                                .map(other -> Relation.membership(thing, user, other))
                                .filter(standing::contains)
                                .forEach(removed::add);
                    }
                });
        return done(added, removed);
    }

    /// Somebody loses her roles on some things.
    private Step loseRoles() {
        var user = ResourceRef.of(anyOf(users));
        var lost = new LinkedHashSet<Relation>();
        standing.stream()
                .filter(relation -> relation.subject().equals(user))
                .filter(_ -> chance(0.5))
                .forEach(lost::add);
        return done(Set.of(), lost);
    }

    /// All relations in which a thing stands.
    private Set<Relation> of(ResourceRef thing) {
        var relations = new LinkedHashSet<Relation>();
        standing.stream()
                .filter(relation ->
                        relation.resource().equals(thing) || relation.subject().equals(thing))
                .forEach(relations::add);
        return relations;
    }

    /// New projects and some others say when they changed.
    private Step done(Set<Relation> added, Set<Relation> removed) {
        standing.removeAll(removed);
        standing.addAll(added);
        var changed = new LinkedHashMap<String, Instant>();
        for (var project : projects) {
            if (missing(project)) {
                listed.remove(project.id());
            } else if (!listed.containsKey(project.id()) || chance(0.2)) {
                changed.put(project.id(), BEGAN.plus(Duration.ofMinutes(random.nextInt(MOMENTS))));
            }
        }
        listed.putAll(changed);
        return new Step(new ArrayList<>(added), new ArrayList<>(removed), changed);
    }

    private boolean missing(ResourceRef thing) {
        return standing.stream().noneMatch(relation -> relation.resource().equals(thing));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<Role> roles() {
        return List.of(Role.values());
    }

    private static List<ResourceRef> things(ResourceType type, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> new ResourceRef(type, prefix + at))
                .toList();
    }
}
