package dev.ashlar.project.repositories;

import static java.util.stream.Collectors.groupingBy;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Role;
import dev.ashlar.messagequeue.Chapter;
import dev.ashlar.project.ProjectEvent;
import dev.ashlar.project.ProjectEvent.ProjectCreated;
import dev.ashlar.project.ProjectEvent.ProjectMemberAdded;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All projects with their members, when everything is announced once more.
@Singleton
class JdbcProjectChapter implements Chapter {
    private final Sql sql;
    private final Outbox outbox;
    private final InstantSource clock;

    JdbcProjectChapter(Sql sql, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "projects";
    }

    @Override
    public int rank() {
        return 30;
    }

    /// Who changes a project, its slug or its members, or renames its namespace holds its row. It is held here before
    /// anything is read, and so is each member as a user: when she goes, no more is said than that.
    @Override
    public Told tell(String after, int atMost) {
        var ids =
                sql.all(
                        "SELECT id FROM project.projects WHERE id > ? ORDER BY id LIMIT ?",
                        row -> row.text("id"),
                        after,
                        atMost);
        sql.all(
                "SELECT id FROM project.projects WHERE id = ANY (?) ORDER BY id FOR SHARE",
                row -> row.text("id"),
                ids);
        sql.all(
                """
                SELECT held.id
                FROM authz.members member
                CROSS JOIN LATERAL users.held(member.user_id) AS held
                WHERE member.type = 'project' AND member.id = ANY (?)
                """,
                row -> row.text("id"),
                ids);
        var events = events(ids, clock.instant());
        outbox.appendAll(events);
        return new Told(ids, events.size());
    }

    private List<ProjectEvent> events(List<String> ids, Instant now) {
        var members =
                sql
                        .all(
                                """
                                SELECT id, user_id, role FROM authz.members
                                WHERE type = 'project' AND id = ANY (?) ORDER BY user_id
                                """,
                                row -> member(row, now),
                                ids)
                        .stream()
                        .collect(groupingBy(ProjectMemberAdded::projectId));
        var events = new ArrayList<ProjectEvent>();
        for (var project : projects(ids, now)) {
            events.add(project);
            events.addAll(members.getOrDefault(project.id(), List.of()));
        }
        return events;
    }

    private List<ProjectCreated> projects(List<String> ids, Instant now) {
        return sql.all(
                """
                SELECT %s FROM project.projects project
                JOIN namespace.entities entity ON entity.entity_id = project.id
                WHERE project.id = ANY (?)
                ORDER BY project.id
                """
                        .formatted(ProjectRows.UNDOCUMENTED),
                row -> created(row, now),
                ids);
    }

    private static ProjectCreated created(Row row, Instant now) {
        var project = ProjectRows.project(row);
        return new ProjectCreated(
                project.id().value(),
                project.details().name(),
                project.namespace().slug().value(),
                project.slug().value(),
                project.details().repositories(),
                project.details().visibility(),
                project.details().description(),
                project.details().keywords(),
                project.createdBy().value(),
                project.creationDate(),
                now);
    }

    private static ProjectMemberAdded member(Row row, Instant now) {
        return new ProjectMemberAdded(
                row.text("id"),
                row.text("user_id"),
                Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)),
                now);
    }
}
