package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;

/// What tests of projects call again and again.
final class ProjectCalls {
    private ProjectCalls() {}

    /// A body with these fields and values; numbers, lists and truth values stand for themselves.
    static String json(Object... fieldsAndValues) {
        var text = new StringBuilder("{");
        for (int at = 0; at < fieldsAndValues.length; at += 2) {
            text.append(at == 0 ? "" : ", ")
                    .append('"')
                    .append(fieldsAndValues[at])
                    .append("\": ")
                    .append(value(fieldsAndValues[at + 1]));
        }
        return text.append('}').toString();
    }

    private static String value(Object value) {
        return switch (value) {
            case String text -> '"' + text + '"';
            case List<?> list -> list.stream().map(ProjectCalls::value).toList().toString();
            default -> value.toString();
        };
    }

    /// A new project; the answer is 201.
    static Answer made(Client who, Object... fieldsAndValues) {
        var answer = who.post("/projects", json(fieldsAndValues));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    static String path(Answer project) {
        return "/projects/" + project.text("id");
    }

    /// Changes a project as it is now.
    static Answer changed(Client who, String path, Object... fieldsAndValues) {
        return who.patch(path, who.get(path).text("etag"), json(fieldsAndValues));
    }

    static Answer members(Client who, String path, String user, String role) {
        return who.patch(path + "/members", "[" + json("id", user, "role", role) + "]");
    }

    static String id(Client person) {
        return person.get("/user").text("id");
    }

    static List<Object> fields(Answer list, String field) {
        return list.list().stream().<Object>map(item -> item.get(field)).toList();
    }

    static String paging(Answer answer) {
        return "%s %s %s %s"
                .formatted(
                        answer.header("page"),
                        answer.header("per-page"),
                        answer.header("total"),
                        answer.header("total-pages"));
    }

    /// The types of what was announced about something, in their order.
    static List<String> announced(TestDatabase database, String aggregate) {
        return database.sql()
                .all(
                        """
                        SELECT type FROM database.outbox
                         WHERE channel = 'events' AND aggregate_id = ?
                         ORDER BY position
                        """,
                        row -> row.text("type"),
                        aggregate);
    }

    /// The relations of a project, without its own part of them.
    static List<String> relations(TestDatabase database, String project) {
        return database.sql()
                .all(
                        """
                        SELECT relation || '@' || subject_type || ':' || subject_id AS it
                          FROM authz.relations
                         WHERE resource_type = 'project' AND resource_id = ?
                         ORDER BY 1
                        """,
                        row -> row.text("it"),
                        project);
    }

    /// A group of this person's, whose slug is its name.
    static String group(Client owner, String slug) {
        var answer = owner.post("/groups", json("name", slug, "slug", slug));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    static Answer groupMember(Client owner, String slug, String user, String role) {
        return owner.patch(
                "/groups/" + slug + "/members", "[" + json("id", user, "role", role) + "]");
    }

    static Map<String, String> having(String tag) {
        return Map.of("If-None-Match", tag);
    }
}
