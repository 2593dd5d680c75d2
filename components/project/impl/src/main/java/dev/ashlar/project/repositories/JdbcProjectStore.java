package dev.ashlar.project.repositories;

import dev.ashlar.authz.Grant;
import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.project.Project;
import dev.ashlar.project.ports.ProjectStore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcProjectStore implements ProjectStore {
    private static final String READ =
            """
            SELECT %s
              FROM project.projects project
              JOIN namespace.entities entity ON entity.entity_id = project.id
             WHERE project.id = ?
            """
                    .formatted(ProjectRows.COLUMNS);

    private final Sql sql;

    JdbcProjectStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Slug> add(Grant grant, Project project) {
        return refusing(project, () -> insert(project));
    }

    private Optional<Slug> insert(Project project) {
        var details = project.details();
        return sql.one(
                """
                WITH creator AS (
                    SELECT id FROM users.held(?)
                ), added AS (
                    INSERT INTO project.projects (
                        id, name, description, visibility, repositories, keywords, documentation,
                        secrets_mount_directory, is_template, template_id, created_by,
                        creation_date, updated_at, version)
                    SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, creator.id, ?, ?, ?
                      FROM creator
                    RETURNING id, updated_at
                )
                SELECT namespace.take_slug(?, ?, 'project', added.id),
                       authz.listed('project', added.id, added.updated_at),
                       namespace.called(?) AS called
                  FROM added
                """,
                row -> new Slug(row.text("called")),
                project.createdBy().value(),
                project.id().value(),
                details.name(),
                details.description(),
                details.visibility(),
                details.repositories(),
                details.keywords(),
                details.documentation(),
                details.secretsMountDirectory(),
                details.isTemplate(),
                templateOf(project),
                project.creationDate(),
                project.updatedAt(),
                project.version(),
                project.namespace().id().value(),
                project.slug().value(),
                project.namespace().id().value());
    }

    @Override
    public Optional<Project> hold(Grant grant, Ulid id) {
        // Two statements: the second sees what whoever held it before has done to its slug too.
        return lock(grant, id) ? sql.one(READ, ProjectRows::project, id.value()) : Optional.empty();
    }

    @Override
    public boolean lock(Grant grant, Ulid id) {
        return sql.one(
                        "SELECT id FROM project.projects WHERE id = ? FOR NO KEY UPDATE",
                        row -> row.text("id"),
                        id.value())
                .isPresent();
    }

    @Override
    public Slug replace(Grant grant, Project next) {
        return refusing(next, () -> update(next)).orElseThrow();
    }

    private Optional<Slug> update(Project next) {
        var details = next.details();
        return sql.one(
                """
                WITH changed AS (
                    UPDATE project.projects
                       SET name = ?, description = ?, visibility = ?, repositories = ?,
                           keywords = ?, documentation = ?, secrets_mount_directory = ?,
                           is_template = ?, template_id = ?, updated_at = ?, version = ?
                     WHERE id = ?
                    RETURNING id, updated_at
                )
                SELECT namespace.change_slug(changed.id, ?, ?),
                       authz.listed('project', changed.id, changed.updated_at),
                       namespace.called(?) AS called
                  FROM changed
                """,
                row -> new Slug(row.text("called")),
                details.name(),
                details.description(),
                details.visibility(),
                details.repositories(),
                details.keywords(),
                details.documentation(),
                details.secretsMountDirectory(),
                details.isTemplate(),
                templateOf(next),
                next.updatedAt(),
                next.version(),
                next.id().value(),
                next.namespace().id().value(),
                next.slug().value(),
                next.namespace().id().value());
    }

    @Override
    public boolean anyIn(Ulid namespace) {
        return sql.one(
                        """
                        SELECT EXISTS (
                            SELECT FROM namespace.entities entity
                             WHERE entity.namespace_id = ? AND entity.kind = 'project') AS any
                        """,
                        row -> row.flag("any"),
                        namespace.value())
                .orElseThrow();
    }

    @Override
    public void lockAllIn(Grant grant, Ulid namespace) {
        sql.all(
                """
                SELECT project.id
                  FROM project.projects project
                 WHERE project.id IN (
                        SELECT entity.entity_id
                          FROM namespace.entities entity
                         WHERE entity.namespace_id = ? AND entity.kind = 'project')
                 ORDER BY project.id
                   FOR NO KEY UPDATE OF project
                """,
                row -> row.text("id"),
                namespace.value());
    }

    @Override
    public List<Ulid> holdIn(Grant grant, Ulid namespace, int atMost) {
        var held = lockIn(namespace, atMost);
        var there = stillIn(namespace, held);
        while (there.isEmpty() && !held.isEmpty()) {
            held = lockIn(namespace, atMost);
            there = stillIn(namespace, held);
        }
        return there.stream().map(Ulid::new).toList();
    }

    private List<String> lockIn(Ulid namespace, int atMost) {
        return sql.all(
                """
                SELECT project.id
                  FROM project.projects project
                 WHERE project.id IN (
                        SELECT entity.entity_id
                          FROM namespace.entities entity
                         WHERE entity.namespace_id = ? AND entity.kind = 'project'
                         ORDER BY entity.entity_id
                         LIMIT ?)
                 ORDER BY project.id
                   FOR UPDATE OF project
                """,
                row -> row.text("id"),
                namespace.value(),
                atMost);
    }

    /// Without those that somebody moved away before they were held.
    private List<String> stillIn(Ulid namespace, List<String> held) {
        return sql.all(
                """
                SELECT entity.entity_id
                  FROM namespace.entities entity
                 WHERE entity.entity_id = ANY (?) AND entity.namespace_id = ?
                 ORDER BY entity.entity_id
                """,
                row -> row.text("entity_id"),
                held,
                namespace.value());
    }

    @Override
    public void remove(Grant grant, Collection<Ulid> ids) {
        sql.all(
                """
                WITH gone AS (
                    DELETE FROM project.projects WHERE id = ANY (?) RETURNING id
                )
                SELECT namespace.free_slugs(array_agg(gone.id)) FROM gone
                """,
                _ -> true,
                ids.stream().map(Ulid::value).toList());
    }

    @Override
    public List<UserId> strangers(Collection<UserId> ids) {
        return sql
                .all(
                        """
                        SELECT wanted.id
                          FROM (SELECT id FROM unnest(?) AS each (id) ORDER BY id) AS wanted
                          LEFT JOIN LATERAL users.held(wanted.id) AS person ON true
                         WHERE person.id IS NULL
                        """,
                        row -> row.text("id"),
                        ids.stream().map(UserId::value).toList())
                .stream()
                .map(UserId::new)
                .toList();
    }

    private static @Nullable String templateOf(Project project) {
        return project.templateId() == null ? null : project.templateId().value();
    }

    private static <T> T refusing(Project project, Supplier<T> change) {
        try {
            return change.get();
        } catch (ConstraintViolation violation) {
            throw switch (violation.constraint()) {
                case "slugs_unique_in_namespace" -> taken(project).asException();
                case "slugs_in_a_namespace" ->
                        new Problem.NotFound(
                                        "The namespace %s does not exist or you do not have access to it."
                                                .formatted(project.namespace().slug()))
                                .asException();
                case "projects_template" ->
                        Problem.NotFound.of("project", String.valueOf(templateOf(project)))
                                .asException();
                default -> violation;
            };
        }
    }

    private static Problem taken(Project project) {
        return new Problem.Conflict(
                "The namespace %s has something with the slug %s already, choose another slug."
                        .formatted(project.namespace().slug(), project.slug()));
    }
}
