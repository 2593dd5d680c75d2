package dev.ashlar.project.repositories;

import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Standing;
import dev.ashlar.database.Row;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.namespace.NamespaceKind;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectDetails;
import dev.ashlar.project.ProjectMember;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How rows become projects.
final class ProjectRows {
    /// Of `project`, a row of the table, and `entity`, a row of `namespace.entities`.
    private static final String SHORT =
            """
            project.id, project.name, project.description, project.visibility, project.repositories,
            project.keywords, project.secrets_mount_directory, project.is_template,
            project.template_id, project.created_by, project.creation_date, project.updated_at,
            project.version, entity.namespace_id, entity.namespace_kind, entity.namespace_slug,
            entity.slug
            """;

    /// Everything.
    static final String COLUMNS = SHORT + ", project.documentation";

    /// For lists.
    static final String UNDOCUMENTED = SHORT + ", NULL AS documentation";

    /// One line of a list.
    ///
    /// @param total things in the whole list
    /// @param thing null on the one line of a page without things
    record Line<T>(long total, @Nullable T thing) {}

    /// One line of a list that belongs to one project.
    ///
    /// @param level how the reader stands to that project
    record Leveled<T>(int level, Line<T> line) {}

    private ProjectRows() {}

    static Line<Project> line(Row row) {
        return new Line<>(row.number("total"), row.textOrNull("id") == null ? null : project(row));
    }

    static Line<ProjectMember> memberLine(Row row) {
        return new Line<>(
                row.number("total"), row.textOrNull("user_id") == null ? null : member(row));
    }

    static <T> Page<T> page(List<Line<T>> lines, PageRequest request) {
        var things = lines.stream().map(Line::thing).filter(Objects::nonNull).toList();
        return new Page<>(things, request, lines.isEmpty() ? 0 : lines.getFirst().total());
    }

    static Seen<Project> seen(Row row) {
        var project = project(row);
        return new Seen<>(project, project.ref(), Standing.of(row.integer("level")));
    }

    static <T> Seen<T> seen(T thing, Ulid id, int level) {
        return new Seen<>(thing, Project.ref(id), Standing.of(level));
    }

    static Project project(Row row) {
        var template = row.textOrNull("template_id");
        return new Project(
                new Ulid(row.text("id")),
                new Namespace(
                        new Ulid(row.text("namespace_id")),
                        NamespaceKind.of(row.text("namespace_kind")),
                        new Slug(row.text("namespace_slug"))),
                new Slug(row.text("slug")),
                details(row),
                template == null ? null : new Ulid(template),
                new UserId(row.text("created_by")),
                row.instant("creation_date"),
                row.instant("updated_at"),
                row.number("version"));
    }

    private static ProjectDetails details(Row row) {
        return new ProjectDetails(
                row.text("name"),
                row.textOrNull("description"),
                Visibility.valueOf(row.text("visibility")),
                row.texts("repositories"),
                row.texts("keywords"),
                row.textOrNull("documentation"),
                row.text("secrets_mount_directory"),
                row.flag("is_template"));
    }

    private static ProjectMember member(Row row) {
        var username = row.textOrNull("username");
        return new ProjectMember(
                new UserId(row.text("user_id")),
                username == null ? null : new Slug(username),
                row.textOrNull("first_name"),
                row.textOrNull("last_name"),
                Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)));
    }
}
