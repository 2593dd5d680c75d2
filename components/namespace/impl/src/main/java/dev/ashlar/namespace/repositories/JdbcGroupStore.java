package dev.ashlar.namespace.repositories;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupMember;
import dev.ashlar.namespace.ports.GroupStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

@Singleton
class JdbcGroupStore implements GroupStore {
    private static final String GROUPS =
            """
            SELECT team.id, space.slug, team.name, team.description, team.created_by, team.creation_date
              FROM namespace.groups team
              JOIN namespace.namespaces space ON space.id = team.id
            """;
    private static final String MEANT =
            GROUPS
                    + " WHERE team.id = (SELECT meant.namespace_id FROM namespace.meant_by(?) AS meant)";

    private final Sql sql;

    JdbcGroupStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<Group> list(PageRequest page) {
        var lines =
                sql.all(pageOf("true"), JdbcGroupStore::line, (long) page.size(), page.offset());
        return Line.page(lines, page);
    }

    @Override
    public Page<Group> listOf(UserId member, PageRequest page) {
        var lines =
                sql.all(
                        pageOf(
                                """
                                team.id IN (SELECT membership.id
                                              FROM authz.members membership
                                             WHERE membership.type = 'group' AND membership.user_id = ?)
                                """),
                        JdbcGroupStore::line,
                        member.value(),
                        member.value(),
                        (long) page.size(),
                        page.offset());
        return Line.page(lines, page);
    }

    /// The total stands on every line; a page without groups has one line, without a group.
    private static String pageOf(String condition) {
        return """
        SELECT counted.total, page.*
          FROM (SELECT count(*) AS total FROM namespace.groups team WHERE %1$s) AS counted
          LEFT JOIN LATERAL (%2$s WHERE %1$s ORDER BY team.id DESC LIMIT ? OFFSET ?) AS page ON true
         ORDER BY page.id DESC
        """
                .formatted(condition, GROUPS);
    }

    @Override
    public Optional<Group> find(Slug slug) {
        return sql.one(MEANT, JdbcGroupStore::group, slug.value());
    }

    @Override
    public Optional<Seen<Group>> find(Slug slug, Sight sight) {
        return sql.one(
                """
                SELECT found.*, standing.level
                  FROM (%s) AS found
                 CROSS JOIN LATERAL authz.standing(?, 'group', found.id) AS standing
                """
                        .formatted(MEANT),
                row -> {
                    var group = group(row);
                    return new Seen<>(group, group.ref(), Standing.of(row.integer("level")));
                },
                slug.value(),
                sight.subject());
    }

    @Override
    public Optional<Seen<Page<GroupMember>>> members(Slug group, Sight sight, PageRequest page) {
        var lines =
                sql.all(
                        """
                        WITH roster AS MATERIALIZED (
                            SELECT membership.user_id, membership.role,
                                   array_position(ARRAY['owner', 'editor', 'viewer'], membership.role) AS rank
                              FROM namespace.meant_by(?) AS meant
                              JOIN authz.members membership
                                ON membership.type = 'group' AND membership.id = meant.namespace_id
                        ), shown AS MATERIALIZED (
                            SELECT * FROM roster ORDER BY rank, user_id LIMIT ? OFFSET ?
                        )
                        SELECT team.id AS group_id, standing.level, counted.total,
                               shown.user_id, shown.role, space.slug, person.first_name, person.last_name
                          FROM namespace.meant_by(?) AS meant
                          JOIN namespace.groups team ON team.id = meant.namespace_id
                         CROSS JOIN LATERAL authz.standing(?, 'group', team.id) AS standing
                         CROSS JOIN (SELECT count(*) AS total FROM roster) AS counted
                          LEFT JOIN shown ON true
                          LEFT JOIN namespace.namespaces space ON space.user_id = shown.user_id
                          LEFT JOIN users.people person ON person.id = shown.user_id
                         ORDER BY shown.rank, shown.user_id
                        """,
                        MemberLine::of,
                        group.value(),
                        (long) page.size(),
                        page.offset(),
                        group.value(),
                        sight.subject());
        return MemberLine.seen(lines, page);
    }

    @Override
    public boolean add(Group group) {
        var added =
                refusingTaken(
                        group.slug(),
                        () ->
                                sql.change(
                                        """
                                        WITH space AS (
                                            INSERT INTO namespace.namespaces (id, slug, kind)
                                            SELECT ?, ?, 'group' FROM users.held(?)
                                            RETURNING id
                                        )
                                        INSERT INTO namespace.groups
                                            (id, name, description, created_by, creation_date)
                                        SELECT space.id, ?, ?, ?, ? FROM space
                                        """,
                                        group.id().value(),
                                        group.slug().value(),
                                        group.createdBy().value(),
                                        group.name(),
                                        group.description(),
                                        group.createdBy().value(),
                                        group.createdAt()));
        return added == 1;
    }

    @Override
    public Optional<Group> hold(Grant grant) {
        return locked(grant, "FOR NO KEY UPDATE");
    }

    @Override
    public Optional<Group> close(Grant grant) {
        return locked(grant, "FOR UPDATE");
    }

    private Optional<Group> locked(Grant grant, String lock) {
        return sql.one(
                GROUPS + " WHERE team.id = ? " + lock + " OF space",
                JdbcGroupStore::group,
                grant.thing().id());
    }

    @Override
    public void change(Grant grant, Group before, Group after, Instant now) {
        if (!after.slug().equals(before.slug())) {
            refusingTaken(after.slug(), () -> rename(grant, before.slug(), after.slug(), now));
        }
        sql.change(
                "UPDATE namespace.groups SET name = ?, description = ? WHERE id = ?",
                after.name(),
                after.description(),
                grant.thing().id());
    }

    private int rename(Grant grant, Slug before, Slug after, Instant now) {
        return sql.change(
                """
                WITH renamed AS (
                    UPDATE namespace.namespaces SET slug = ? WHERE id = ? RETURNING id
                )
                INSERT INTO namespace.old_slugs (slug, namespace_id, left_at)
                SELECT ?, renamed.id, ? FROM renamed
                    ON CONFLICT (slug, namespace_id) DO UPDATE SET left_at = excluded.left_at
                """,
                after.value(),
                grant.thing().id(),
                before.value(),
                now);
    }

    @Override
    public void remove(Grant grant) {
        sql.change("DELETE FROM namespace.namespaces WHERE id = ?", grant.thing().id());
    }

    private static int refusingTaken(Slug slug, Supplier<Integer> writing) {
        try {
            return writing.get();
        } catch (ConstraintViolation violation) {
            if (!violation.constraint().equals("namespaces_slug_unique")) {
                throw violation;
            }
            throw new Problem.Conflict(
                            "The slug %s is taken by another group or person, choose another one."
                                    .formatted(slug))
                    .asException();
        }
    }

    private static Line<Group> line(Row row) {
        return new Line<>(row.number("total"), row.textOrNull("id") == null ? null : group(row));
    }

    private static Group group(Row row) {
        return new Group(
                new Ulid(row.text("id")),
                new Slug(row.text("slug")),
                row.text("name"),
                row.textOrNull("description"),
                new UserId(row.text("created_by")),
                row.instant("creation_date"));
    }
}
