package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Permission;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.Standing;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who sees what, by SpiceDB.
@Singleton
final class AskedReads {
    private static final int RIGHTS_PER_QUESTION = 500;

    private final Checks checks;

    AskedReads(Checks checks) {
        this.checks = checks;
    }

    /// The ids of all things that somebody sees.
    Set<String> seen(ResourceRef subject, ResourceType type) {
        return checks.lookup(subject, type);
    }

    /// Those that somebody sees.
    Set<String> seenOf(ResourceRef subject, ResourceType type, List<String> ids) {
        var seen = new HashSet<String>();
        for (int from = 0; from < ids.size(); from += RIGHTS_PER_QUESTION) {
            var part = ids.subList(from, Math.min(from + RIGHTS_PER_QUESTION, ids.size()));
            var rights =
                    part.stream()
                            .map(id -> new Right(Permission.READ, new ResourceRef(type, id)))
                            .toList();
            checks.ask(subject, rights).forEach(right -> seen.add(right.thing().id()));
        }
        return seen;
    }

    /// @param indexed what the index says: where it matters to nobody whether it is as a viewer or as one of everybody that
    ///     she sees the thing, SpiceDB is not asked which
    Standing standing(ResourceRef subject, ResourceRef thing, Standing indexed) {
        var rights = permissions(thing).map(permission -> new Right(permission, thing)).toList();
        var granted = checks.ask(subject, rights);
        if (has(granted, Permission.DELETE)) {
            return Standing.OWNER;
        }
        if (has(granted, Permission.WRITE)) {
            return Standing.EDITOR;
        }
        if (has(granted, Permission.READ_CHILDREN)) {
            return Standing.VIEWER;
        }
        if (!has(granted, Permission.READ)) {
            return Standing.NONE;
        }
        return !isNamespace(thing) && indexed == Standing.VIEWER
                ? Standing.VIEWER
                : Standing.PUBLIC;
    }

    private static Stream<Permission> permissions(ResourceRef thing) {
        var always = Stream.of(Permission.READ, Permission.WRITE, Permission.DELETE);
        return isNamespace(thing)
                ? Stream.concat(always, Stream.of(Permission.READ_CHILDREN))
                : always;
    }

    private static boolean isNamespace(ResourceRef thing) {
        return thing.type() == ResourceType.GROUP || thing.type() == ResourceType.USER_NAMESPACE;
    }

    private static boolean has(Collection<Right> granted, Permission permission) {
        return granted.stream().anyMatch(right -> right.permission() == permission);
    }
}
