package dev.ashlar.programs;

import dev.ashlar.programs.Person.Answer;
import java.util.Arrays;
import java.util.Map;

/// A change that is under way when the program is killed, and how to see afterwards whether it happened.
///
/// @param mention an id that its check names
/// @param request makes the change; nobody waits for its answer
record Change(Kind kind, String mention, Request request, Look look) {
    /// What is changed.
    enum Kind {
        CREATE,
        PATCH,
        MOVE,
        MEMBERS,
        DELETE
    }

    /// Sends it.
    interface Request {
        Answer send(Person person);
    }

    /// Whether all of it happened. Fails where only part of it did.
    interface Look {
        boolean happened(Person owner, Person guest);
    }

    /// Prepares what the change needs.
    ///
    /// @param word nobody has used it yet
    static Change prepare(Kind kind, Person owner, String guest, String word) {
        var group =
                owner.post("/groups", Map.of("name", word, "slug", word)).expect(201).field("id");
        if (kind == Kind.CREATE) {
            return creation(word, group);
        }
        var made =
                owner.post("/projects", Map.of("name", word, "slug", word, "namespace", word))
                        .expect(201);
        var path = "/projects/" + made.field("id");
        var request = request(kind, path, made.field("etag"), guest);
        var byName = "/namespaces/%s/projects/%s".formatted(word, word);
        return new Change(kind, made.field("id"), request, look(kind, path, byName, guest));
    }

    private static Change creation(String word, String group) {
        var path = "/namespaces/%s/projects/made".formatted(word);
        var body = Map.<String, Object>of("name", "made", "namespace", word);
        return new Change(
                Kind.CREATE,
                group,
                person -> person.post("/projects", body),
                (owner, _) -> {
                    // What were left of half a creation would stand in the way of the next one.
                    var second = owner.post("/projects", body).status();
                    owner.get(path).expect(200);
                    return same(second == 409, second != 201);
                });
    }

    private static Request request(Kind kind, String path, String tag, String guest) {
        return switch (kind) {
            case CREATE -> throw new IllegalArgumentException("a creation has no path");
            case PATCH ->
                    person ->
                            person.send(
                                    "PATCH",
                                    path,
                                    "{\"visibility\": \"public\", \"name\": \"changed\"}",
                                    tag);
            case MOVE -> person -> person.send("PATCH", path, "{\"namespace\": \"owner\"}", tag);
            case MEMBERS ->
                    person ->
                            person.send(
                                    "PATCH",
                                    path + "/members",
                                    "[{\"id\": \"%s\", \"role\": \"editor\"}]".formatted(guest),
                                    "");
            case DELETE -> person -> person.send("DELETE", path, "", "");
        };
    }

    private static Look look(Kind kind, String path, String byName, String guestId) {
        return switch (kind) {
            case CREATE -> throw new IllegalArgumentException("a creation has no path");
            case PATCH ->
                    (owner, guest) -> {
                        var now = owner.get(path).expect(200);
                        return same(
                                now.field("name").equals("changed"),
                                now.field("visibility").equals("public"),
                                guest.get(path).status() == 200);
                    };
            case MOVE ->
                    (owner, _) ->
                            same(
                                    owner.get(path).expect(200).field("namespace").equals("owner"),
                                    owner.get(byName).status() == 404);
            case MEMBERS ->
                    (owner, guest) ->
                            same(
                                    owner.get(path + "/members").text().contains(guestId),
                                    guest.get(path).status() == 200);
            case DELETE ->
                    (owner, _) ->
                            same(
                                    owner.get(path).status() == 404,
                                    owner.get(byName).status() == 404);
        };
    }

    private static boolean same(boolean... parts) {
        for (var part : parts) {
            if (part != parts[0]) {
                throw new IllegalStateException(
                        "only part of it happened: " + Arrays.toString(parts));
            }
        }
        return parts[0];
    }
}
