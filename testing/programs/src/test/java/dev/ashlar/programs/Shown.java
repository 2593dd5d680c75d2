package dev.ashlar.programs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.testkit.AtOnce;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// All users, groups, projects and their members, as the API shows them to an administrator.
final class Shown {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LANES = 4;
    private static final int PAGE = 100;

    private final Person admin;
    private final Set<String> lines = new ConcurrentSkipListSet<>();

    private Shown(Person admin) {
        this.admin = admin;
    }

    /// A line for each.
    static Set<String> to(Person admin) throws Exception {
        var shown = new Shown(admin);
        AtOnce.run(
                LANES,
                lane -> {
                    shown.all("/users", lane, LANES, shown::addUser);
                    shown.all("/groups", lane, LANES, shown::addGroup);
                    shown.all("/projects", lane, LANES, shown::addProject);
                    return lane;
                });
        return shown.lines;
    }

    private void addUser(JsonNode it) {
        lines.add(
                Line.user(
                        it.path("id").asText(),
                        it.get("first_name"),
                        it.get("last_name"),
                        it.get("email"),
                        it.get("username")));
    }

    private void addGroup(JsonNode it) {
        var id = it.path("id").asText();
        lines.add(Line.group(id, it.get("name"), it.get("slug"), it.get("description")));
        addMembers("/groups/" + it.path("slug").asText(), id);
    }

    private void addProject(JsonNode it) {
        var id = it.path("id").asText();
        lines.add(
                Line.project(
                        id,
                        Instant.parse(it.path("creation_date").asText()).toEpochMilli(),
                        it.get("name"),
                        it.get("namespace"),
                        it.get("slug"),
                        it.get("repositories"),
                        it.get("visibility"),
                        it.get("description"),
                        it.get("keywords"),
                        it.get("created_by")));
        addMembers("/projects/" + id, id);
    }

    private void addMembers(String path, String place) {
        all(
                path + "/members",
                0,
                1,
                it ->
                        lines.add(
                                Line.member(
                                        place, it.path("id").asText(), it.path("role").asText())));
    }

    /// @param lane which of the pages, of so many lanes
    private void all(String path, int lane, int lanes, Consumer<JsonNode> each) {
        IntStream.iterate(lane + 1, number -> number + lanes)
                .mapToObj(number -> page(path, number))
                .takeWhile(page -> !page.isEmpty())
                .forEach(page -> page.forEach(each));
    }

    private List<JsonNode> page(String path, int number) {
        var answer = admin.get("%s?per_page=%d&page=%d".formatted(path, PAGE, number)).expect(200);
        try {
            return JSON.readTree(answer.text()).valueStream().toList();
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(answer.text(), failure);
        }
    }
}
