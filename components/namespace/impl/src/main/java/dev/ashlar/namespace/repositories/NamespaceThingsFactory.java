package dev.ashlar.namespace.repositories;

import dev.ashlar.authz.RecordedThings;
import dev.ashlar.database.Sql;
import dev.ashlar.namespace.NamespaceKind;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;

/// Both kinds of namespaces, for whoever compares them with their relations.
@Factory
final class NamespaceThingsFactory {
    @Singleton
    @Named("groups")
    RecordedThings groups(Sql sql) {
        return new NamespaceThings(
                sql, NamespaceKind.GROUP, Set.of("group_platform", "public_viewer"));
    }

    @Singleton
    @Named("user_namespaces")
    RecordedThings userNamespaces(Sql sql) {
        return new NamespaceThings(
                sql,
                NamespaceKind.USER,
                Set.of("user_namespace_platform", "public_viewer", "owner"));
    }
}
