package dev.ashlar.namespace.repositories;

import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.NamedNamespace;
import dev.ashlar.namespace.ports.NamespaceCatalog;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

@Singleton
class JdbcNamespaceCatalog implements NamespaceCatalog {
    private static final String NAMESPACES =
            """
            SELECT space.id, space.kind, space.slug,
                   coalesce(team.name, left(nullif(concat_ws(' ', person.first_name, person.last_name), ''), 99)) AS name,
                   coalesce(team.created_by, space.user_id) AS created_by
              FROM namespace.namespaces space
              LEFT JOIN namespace.groups team ON team.id = space.id
              LEFT JOIN users.people person ON person.id = space.user_id
            """;
    private static final String ROLES =
            """
            (SELECT membership.id
               FROM authz.members membership
              WHERE membership.type = 'group' AND membership.user_id = ? AND membership.role = ANY (?))
            """;

    private final Sql sql;

    JdbcNamespaceCatalog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<NamedNamespace> list(UserId owner, PageRequest page) {
        var lines =
                sql.all(
                        pageOf("true"),
                        JdbcNamespaceCatalog::line,
                        owner.value(),
                        page.offset() + page.size(),
                        (long) page.size(),
                        page.offset());
        return Line.page(lines, page);
    }

    @Override
    public Page<NamedNamespace> list(UserId owner, Role least, PageRequest page) {
        var enough =
                Arrays.stream(Role.values())
                        .filter(role -> role.compareTo(least) >= 0)
                        .map(Role::lowerCase)
                        .toList();
        var lines =
                sql.all(
                        pageOf("chosen.id IN " + ROLES),
                        JdbcNamespaceCatalog::line,
                        owner.value(),
                        owner.value(),
                        enough,
                        owner.value(),
                        enough,
                        page.offset() + page.size(),
                        (long) page.size(),
                        page.offset());
        return Line.page(lines, page);
    }

    /// The groups are read in the order of their ids and only as far as the page goes. The total stands on every line; a
    /// page without namespaces has one line, without a namespace.
    private static String pageOf(String condition) {
        return """
        WITH own AS (
            SELECT own.id FROM namespace.namespaces own WHERE own.user_id = ?
        ), counted AS (
            SELECT (SELECT count(*) FROM own)
                   + (SELECT count(*) FROM namespace.groups chosen WHERE %1$s) AS total
        ), shown AS (
            SELECT ordered.rank, ordered.id
              FROM (SELECT 1 AS rank, own.id FROM own
                    UNION ALL
                    (SELECT 2, chosen.id FROM namespace.groups chosen WHERE %1$s
                      ORDER BY chosen.id LIMIT ?)) AS ordered
             ORDER BY ordered.rank, ordered.id
             LIMIT ? OFFSET ?
        )
        SELECT counted.total, page.*
          FROM counted
          LEFT JOIN (SELECT shown.rank, named.* FROM shown JOIN (%2$s) AS named ON named.id = shown.id) AS page
                 ON true
         ORDER BY page.rank, page.id
        """
                .formatted(condition, NAMESPACES);
    }

    @Override
    public Optional<Seen<NamedNamespace>> findNamespace(Slug slug, Sight sight) {
        return sql.one(
                """
                SELECT named.*, standing.level
                  FROM (%s WHERE space.id = (SELECT meant.namespace_id FROM namespace.meant_by(?) AS meant)) AS named
                 CROSS JOIN LATERAL authz.standing(
                       ?, CASE named.kind WHEN 'group' THEN 'group' ELSE 'user_namespace' END, named.id) AS standing
                """
                        .formatted(NAMESPACES),
                row -> {
                    var found = namespace(row);
                    return new Seen<>(
                            found, found.namespace().ref(), Standing.of(row.integer("level")));
                },
                slug.value(),
                sight.subject());
    }

    private static Line<NamedNamespace> line(Row row) {
        return new Line<>(
                row.number("total"), row.textOrNull("id") == null ? null : namespace(row));
    }

    private static NamedNamespace namespace(Row row) {
        return new NamedNamespace(
                JdbcNamespaceDirectory.namespace(row),
                row.textOrNull("name"),
                row.textOrNull("created_by") instanceof String creator
                        ? new UserId(creator)
                        : null);
    }
}
