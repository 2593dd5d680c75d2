package dev.ashlar.project.repositories;

import static dev.ashlar.project.repositories.ProjectRows.COLUMNS;
import static dev.ashlar.project.repositories.ProjectRows.UNDOCUMENTED;

import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectFilter;
import dev.ashlar.project.ProjectMember;
import dev.ashlar.project.ports.ProjectReads;
import dev.ashlar.project.repositories.ProjectRows.Leveled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class JdbcProjectReads implements ProjectReads {
    private static final String FOUND =
            """
            SELECT %s, standing.level
              FROM project.projects project
              JOIN namespace.entities entity ON entity.entity_id = project.id
             CROSS JOIN LATERAL authz.standing(?, 'project', project.id) AS standing
            """
                    .formatted(COLUMNS);

    private static final String BY_ID = FOUND + " WHERE project.id = ?";

    private static final String BY_NAME =
            FOUND
                    + " WHERE project.id = (SELECT meant.entity_id"
                    + " FROM namespace.resolve(?, ?, 'project') AS meant)";

    /// A page of ids becomes projects. The subquery with LIMIT is a probe for each line, however the tables look.
    private static final String LISTED =
            """
            SELECT page.total, listed.*
              FROM %s
              LEFT JOIN LATERAL (
                    SELECT %s
                      FROM project.projects project
                      JOIN namespace.entities entity ON entity.entity_id = project.id
                     WHERE project.id = page.id
                     LIMIT 1) AS listed ON true
             ORDER BY page.listed_at DESC, page.id COLLATE "C" DESC
            """;

    private static final String EVERYWHERE =
            LISTED.formatted(
                    "authz.page(?, ?::text[], 'project', NULL, ?, ?, ?) AS page", UNDOCUMENTED);

    private static final String IN_NAMESPACE =
            LISTED.formatted(
                    """
                    (SELECT id FROM namespace.named WHERE slug = lower(?)) AS space
                    CROSS JOIN LATERAL authz.page(?, ?::text[], 'project', space.id, ?, ?, ?) AS page
                    """,
                    UNDOCUMENTED);

    private static final String COPIES =
            """
            WITH source AS (
                SELECT standing.level
                  FROM project.projects project
                 CROSS JOIN LATERAL authz.standing(?, 'project', project.id) AS standing
                 WHERE project.id = ?
            ), copies AS MATERIALIZED (
                SELECT project.id, project.updated_at
                  FROM project.projects project
                 CROSS JOIN LATERAL authz.standing(?, 'project', project.id) AS standing
                 WHERE project.template_id = ?
                   AND CASE WHEN ?::text[] IS NULL THEN standing.level > 0
                            ELSE project.id = ANY (?::text[]) END
                   AND (NOT ? OR standing.level >= 3)
            ), page AS (
                SELECT id, updated_at FROM copies
                 ORDER BY updated_at DESC, id COLLATE "C" DESC
                 LIMIT ? OFFSET ?
            )
            SELECT source.level, (SELECT count(*) FROM copies) AS total, listed.*
              FROM source
              LEFT JOIN page ON true
              LEFT JOIN LATERAL (
                    SELECT %s
                      FROM project.projects project
                      JOIN namespace.entities entity ON entity.entity_id = project.id
                     WHERE project.id = page.id
                     LIMIT 1) AS listed ON true
             ORDER BY page.updated_at DESC, page.id COLLATE "C" DESC
            """
                    .formatted(UNDOCUMENTED);

    private static final String MEMBERS =
            """
            WITH project AS (
                SELECT project.id, standing.level
                  FROM project.projects project
                 CROSS JOIN LATERAL authz.standing(?, 'project', project.id) AS standing
                 WHERE project.id = ?
            ), members AS MATERIALIZED (
                SELECT member.user_id, member.role,
                       array_position(ARRAY['owner', 'editor', 'viewer'], member.role) AS rank
                  FROM authz.members member
                 WHERE member.type = 'project' AND member.id = ?
            ), page AS (
                SELECT user_id, role, rank FROM members ORDER BY rank, user_id LIMIT ? OFFSET ?
            )
            SELECT project.level, (SELECT count(*) FROM members) AS total, page.user_id, page.role,
                   person.username, person.first_name, person.last_name
              FROM project
              LEFT JOIN page ON true
              LEFT JOIN users.people person ON person.id = page.user_id
             ORDER BY page.rank, page.user_id
            """;

    private static final String LOOK =
            """
            SELECT standing.level
              FROM project.projects project
             CROSS JOIN LATERAL authz.standing(?, 'project', project.id) AS standing
             WHERE project.id = ?
            """;

    private final Sql sql;

    JdbcProjectReads(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Seen<Project>> find(Sight sight, Ulid id) {
        return sql.one(BY_ID, ProjectRows::seen, sight.subject(), id.value());
    }

    @Override
    public Optional<Seen<Project>> find(Sight sight, String namespace, String slug) {
        return sql.one(BY_NAME, ProjectRows::seen, sight.subject(), namespace, slug);
    }

    @Override
    public Page<Project> list(Sight sight, ProjectFilter filter, PageRequest page) {
        return ProjectRows.page(
                filter.namespace().isEmpty()
                        ? sql.all(
                                EVERYWHERE,
                                ProjectRows::line,
                                sight.subject(),
                                sight.only(),
                                filter.direct(),
                                (long) page.size(),
                                page.offset())
                        : sql.all(
                                IN_NAMESPACE,
                                ProjectRows::line,
                                filter.namespace(),
                                sight.subject(),
                                sight.only(),
                                filter.direct(),
                                (long) page.size(),
                                page.offset()),
                page);
    }

    @Override
    public Optional<Seen<Page<Project>>> copies(
            Sight sight, Ulid source, boolean writable, PageRequest page) {
        var lines =
                sql.all(
                        COPIES,
                        row -> new Leveled<>(row.integer("level"), ProjectRows.line(row)),
                        sight.subject(),
                        source.value(),
                        sight.subject(),
                        source.value(),
                        sight.only(),
                        sight.only(),
                        writable,
                        (long) page.size(),
                        page.offset());
        return seen(lines, source, page);
    }

    @Override
    public Optional<Seen<Page<ProjectMember>>> members(Sight sight, Ulid id, PageRequest page) {
        var lines =
                sql.all(
                        MEMBERS,
                        row -> new Leveled<>(row.integer("level"), ProjectRows.memberLine(row)),
                        sight.subject(),
                        id.value(),
                        id.value(),
                        (long) page.size(),
                        page.offset());
        return seen(lines, id, page);
    }

    @Override
    public Optional<Seen<Ulid>> look(Sight sight, Ulid id) {
        return sql.one(
                LOOK,
                row -> ProjectRows.seen(id, id, row.integer("level")),
                sight.subject(),
                id.value());
    }

    /// Nothing if there is no line, because then there is no such project.
    private static <T> Optional<Seen<Page<T>>> seen(
            List<Leveled<T>> lines, Ulid id, PageRequest page) {
        return lines.stream()
                .findFirst()
                .map(first ->
                        ProjectRows.seen(
                                ProjectRows.page(lines.stream().map(Leveled::line).toList(), page),
                                id,
                                first.level()));
    }
}
