package dev.ashlar.namespace.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.namespace.NamespaceDirectory;
import dev.ashlar.namespace.NamespaceKind;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class JdbcNamespaceDirectory implements NamespaceDirectory {
    private final Sql sql;

    JdbcNamespaceDirectory(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Namespace> find(Slug current) {
        return find("slug = ?", current.value());
    }

    @Override
    public Optional<Namespace> find(Ulid id) {
        return find("id = ?", id.value());
    }

    private Optional<Namespace> find(String condition, String value) {
        return sql.one(
                "SELECT id, kind, slug FROM namespace.namespaces WHERE " + condition,
                JdbcNamespaceDirectory::namespace,
                value);
    }

    static Namespace namespace(Row row) {
        return new Namespace(
                new Ulid(row.text("id")),
                NamespaceKind.of(row.text("kind")),
                new Slug(row.text("slug")));
    }
}
