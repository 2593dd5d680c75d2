package dev.ashlar.authz.reads;

import static java.util.Objects.requireNonNull;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who sees what, worked out from the relations in the plainest way.
final class ByRelations {
    static final String VISITOR = "anonymous_user:*";
    static final String ADMINISTRATOR = "platform:renku";

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::lowerCase).toList();

    private final Map<ResourceRef, List<Relation>> relations;
    private final Map<String, Instant> listed;

    ByRelations(Set<Relation> standing, Map<String, Instant> listed) {
        relations = standing.stream().collect(Collectors.groupingBy(Relation::resource));
        this.listed = listed;
    }

    /// As `authz.standing` has it.
    int level(String subject, ResourceRef thing) {
        if (subject.equals(ADMINISTRATOR)) {
            return of(thing).findAny().isPresent() ? 4 : 0;
        }
        var everybody = subject.equals(VISITOR) ? VISITOR : "user:*";
        var open =
                of(thing)
                        .anyMatch(relation ->
                                relation.name().equals("public_viewer")
                                        && relation.subject().toString().equals(everybody));
        var inNamespace =
                of(thing)
                        .filter(relation -> relation.name().endsWith("_namespace"))
                        .mapToInt(relation -> role(subject, relation.subject()))
                        .max()
                        .orElse(0);
        return Math.max(Math.max(role(subject, thing), inNamespace), open ? 1 : 0);
    }

    /// The ids of the projects that somebody sees, in the order of lists.
    List<String> projects(String subject, @Nullable String namespace, boolean direct) {
        return relations.keySet().stream()
                .filter(thing -> thing.type() == ResourceType.PROJECT)
                .filter(thing -> level(subject, thing) > 0)
                .filter(thing -> !direct || role(subject, thing) > 0)
                .filter(thing -> namespace == null || isIn(thing, namespace))
                .map(ResourceRef::id)
                .sorted(inOrder())
                .toList();
    }

    /// Those of `ids` that there are.
    List<String> only(List<String> ids) {
        return relations.keySet().stream()
                .filter(thing -> thing.type() == ResourceType.PROJECT)
                .map(ResourceRef::id)
                .filter(ids::contains)
                .sorted(inOrder())
                .toList();
    }

    private Comparator<String> inOrder() {
        Comparator<String> byTime = Comparator.comparing(id -> requireNonNull(listed.get(id)));
        return byTime.thenComparing(Comparator.naturalOrder()).reversed();
    }

    private boolean isIn(ResourceRef thing, String namespace) {
        return of(thing)
                .anyMatch(relation ->
                        relation.name().endsWith("_namespace")
                                && relation.subject().id().equals(namespace));
    }

    private int role(String subject, ResourceRef thing) {
        return of(thing)
                .filter(relation -> relation.subject().toString().equals(subject))
                .mapToInt(relation -> ROLES.indexOf(relation.name()) + 2)
                .filter(level -> level > 1)
                .max()
                .orElse(0);
    }

    private Stream<Relation> of(ResourceRef thing) {
        return relations.getOrDefault(thing, List.of()).stream();
    }
}
