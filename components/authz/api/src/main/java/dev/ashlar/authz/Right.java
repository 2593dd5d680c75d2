package dev.ashlar.authz;

/// One thing that a caller may or may not do.
public record Right(Permission permission, ResourceRef thing) {
    @Override
    public String toString() {
        return permission.schemaName() + " " + thing;
    }
}
