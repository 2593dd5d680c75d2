package dev.ashlar.authz;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.util.List;

/// That `subject` is `name` of `resource`, as in `group:01J…#owner@user:ada`.
///
/// @param name a relation that the schema defines for the resource's type
public record Relation(ResourceRef resource, String name, ResourceRef subject) {
    /// Somebody's role on a thing.
    public static Relation membership(ResourceRef thing, UserId member, Role role) {
        return new Relation(thing, role.lowerCase(), ResourceRef.of(member));
    }

    /// That administrators of the platform may do everything with a thing.
    public static Relation onPlatform(ResourceRef thing) {
        return new Relation(thing, thing.type().schemaName() + "_platform", ResourceRef.PLATFORM);
    }

    /// That a thing is in a namespace, whose members have their roles on it too.
    public static Relation inNamespace(ResourceRef thing, ResourceRef namespace) {
        return new Relation(thing, thing.type().schemaName() + "_namespace", namespace);
    }

    /// That everybody sees a thing, visitors without a token included.
    public static List<Relation> visibleToEverybody(ResourceRef thing) {
        return List.of(
                new Relation(thing, "public_viewer", ResourceRef.EVERY_USER),
                new Relation(thing, "public_viewer", ResourceRef.EVERY_VISITOR));
    }

    @Override
    public String toString() {
        return resource + "#" + name + "@" + subject;
    }
}
