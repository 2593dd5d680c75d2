package dev.ashlar.authz;

/// That `subject` is `name` of `resource`, as in `group:01J…#owner@user:ada`.
///
/// @param name a relation that the schema defines for the resource's type
public record Relation(ResourceRef resource, String name, ResourceRef subject) {
    @Override
    public String toString() {
        return resource + "#" + name + "@" + subject;
    }
}
