package dev.ashlar.project.repositories;

import dev.ashlar.authz.RecordedThings;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.namespace.NamespaceKind;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where a project is and who sees it stands in its row; roles do not.
@Singleton
class JdbcProjectThings implements RecordedThings {
    private static final String READ =
            """
            SELECT project.id, project.visibility, entity.namespace_id, entity.namespace_kind
              FROM project.projects project
              JOIN namespace.entities entity ON entity.entity_id = project.id
            """;

    private final Sql sql;

    JdbcProjectThings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public ResourceType type() {
        return ResourceType.PROJECT;
    }

    @Override
    public Set<String> following() {
        return Set.of("project_platform", "project_namespace", "public_viewer");
    }

    @Override
    public List<Thing> after(String last, int atMost) {
        return sql.all(
                READ + " WHERE project.id > ? ORDER BY project.id LIMIT ?",
                JdbcProjectThings::thing,
                last,
                atMost);
    }

    @Override
    public Set<String> among(Collection<String> ids) {
        return Set.copyOf(
                sql.all(
                        "SELECT id FROM project.projects WHERE id = ANY (?)",
                        row -> row.text("id"),
                        ids));
    }

    /// Two statements: the second sees what whoever held them before has done.
    @Override
    public List<Thing> hold(Collection<String> ids) {
        var held =
                sql.all(
                        "SELECT id FROM project.projects WHERE id = ANY (?) ORDER BY id FOR SHARE",
                        row -> row.text("id"),
                        ids);
        return sql.all(READ + " WHERE project.id = ANY (?)", JdbcProjectThings::thing, held);
    }

    /// Whatever comes into the index anew stands where it stood in lists before.
    @Override
    public void mended(Collection<String> ids) {
        sql.all(
                """
                SELECT authz.listed_all('project', array_agg(id), array_agg(updated_at))
                  FROM project.projects
                 WHERE id = ANY (?)
                """,
                _ -> true,
                ids);
    }

    private static Thing thing(Row row) {
        var project = new ResourceRef(ResourceType.PROJECT, row.text("id"));
        var kind = NamespaceKind.of(row.text("namespace_kind"));
        var namespace = ResourceRef.of(kind.resourceType(), new Ulid(row.text("namespace_id")));
        var relations = new HashSet<Relation>();
        relations.add(Relation.onPlatform(project));
        relations.add(Relation.inNamespace(project, namespace));
        if (Visibility.valueOf(row.text("visibility")) == Visibility.PUBLIC) {
            relations.addAll(Relation.visibleToEverybody(project));
        }
        return new Thing(project, relations);
    }
}
