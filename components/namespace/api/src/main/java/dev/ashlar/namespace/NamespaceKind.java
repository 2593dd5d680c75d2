package dev.ashlar.namespace;

import dev.ashlar.authz.ResourceType;
import java.util.Locale;

/// Whose a namespace is.
public enum NamespaceKind {
    /// One person's.
    USER(ResourceType.USER_NAMESPACE),
    /// That of a group of people.
    GROUP(ResourceType.GROUP);

    private final ResourceType resourceType;

    NamespaceKind(ResourceType resourceType) {
        this.resourceType = resourceType;
    }

    public ResourceType resourceType() {
        return resourceType;
    }

    /// As it is written in bodies and in tables: `user`.
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such kind
    public static NamespaceKind of(String lowerCase) {
        return valueOf(lowerCase.toUpperCase(Locale.ROOT));
    }
}
