package dev.ashlar.authz;

import java.util.Locale;

/// What one may do with a thing, as the schema defines it for the thing's type. What a caller sees is answered by
/// [Access#sight] and [Access#open] instead.
public enum Permission {
    READ,
    /// What is in a namespace.
    READ_CHILDREN,
    WRITE,
    DELETE,
    CHANGE_MEMBERSHIP,
    /// Of a data connector, to a project.
    ADD_LINK;

    /// As it is written in the schema.
    public String schemaName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
