package dev.ashlar.namespace.repositories;

import static java.util.stream.Collectors.groupingBy;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Role;
import dev.ashlar.messagequeue.Chapter;
import dev.ashlar.namespace.GroupEvent;
import dev.ashlar.namespace.GroupEvent.GroupAdded;
import dev.ashlar.namespace.GroupEvent.GroupMemberAdded;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All groups with their members, when everything is announced once more.
@Singleton
class JdbcGroupChapter implements Chapter {
    private final Sql sql;
    private final Outbox outbox;
    private final InstantSource clock;

    JdbcGroupChapter(Sql sql, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public int rank() {
        return 20;
    }

    /// Who changes a group or its members holds the row of its namespace. It is held here before anything is read, and so
    /// is each member as a user: when she goes, no more is said than that.
    @Override
    public Told tell(String after, int atMost) {
        var ids =
                sql.all(
                        """
                        SELECT id FROM namespace.namespaces WHERE kind = 'group' AND id > ?
                        ORDER BY id LIMIT ?
                        """,
                        row -> row.text("id"),
                        after,
                        atMost);
        sql.all(
                "SELECT id FROM namespace.namespaces WHERE id = ANY (?) ORDER BY id FOR SHARE",
                row -> row.text("id"),
                ids);
        sql.all(
                """
                SELECT held.id
                FROM authz.members member
                CROSS JOIN LATERAL users.held(member.user_id) AS held
                WHERE member.type = 'group' AND member.id = ANY (?)
                """,
                row -> row.text("id"),
                ids);
        var events = events(ids, clock.instant());
        outbox.appendAll(events);
        return new Told(ids, events.size());
    }

    private List<GroupEvent> events(List<String> ids, Instant now) {
        var members =
                sql
                        .all(
                                """
                                SELECT id, user_id, role FROM authz.members
                                WHERE type = 'group' AND id = ANY (?) ORDER BY user_id
                                """,
                                row -> member(row, now),
                                ids)
                        .stream()
                        .collect(groupingBy(GroupMemberAdded::groupId));
        var events = new ArrayList<GroupEvent>();
        for (var group : groups(ids, now)) {
            events.add(group);
            events.addAll(members.getOrDefault(group.id(), List.of()));
        }
        return events;
    }

    private List<GroupAdded> groups(List<String> ids, Instant now) {
        return sql.all(
                """
                SELECT team.id, team.name, team.description, space.slug
                FROM namespace.groups team
                JOIN namespace.namespaces space ON space.id = team.id
                WHERE team.id = ANY (?)
                ORDER BY team.id
                """,
                row ->
                        new GroupAdded(
                                row.text("id"),
                                row.text("name"),
                                row.textOrNull("description"),
                                row.text("slug"),
                                now),
                ids);
    }

    private static GroupMemberAdded member(Row row, Instant now) {
        return new GroupMemberAdded(
                row.text("id"),
                row.text("user_id"),
                Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)),
                now);
    }
}
