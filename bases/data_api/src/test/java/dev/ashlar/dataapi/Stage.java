package dev.ashlar.dataapi;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Sets up the things of the table of permissions, with everybody in her role.
///
/// One group and one user namespace are there for all projects; whoever is needed to set a thing up has no role on it
/// afterwards.
final class Stage {
    /// How a thing came to be what the table says.
    enum Way {
        MADE_SO,
        /// It was in the other place and had the other visibility until just now.
        BECAME_SO
    }

    private static final String BOSS = "boss";

    private final Cast cast;
    private final String group;

    Stage(Cast cast) {
        this.cast = cast;
        this.group = freshGroup();
    }

    /// Names for the requests of the table.
    ///
    /// @param thing as the table calls it
    Map<String, String> names(String thing, Way way) {
        var names = new HashMap<String, String>();
        names.put("home", cast.home("n-owner"));
        names.put("guest", cast.id("guest"));
        names.put("newcomer", cast.id("newcomer"));
        names.put("foreign", cast.place("foreigner"));
        names.put("group", thing.equals("group") ? freshGroup() : group);
        if (!thing.contains("project")) {
            var place = requireNonNull(names.get(thing.equals("group") ? "group" : "home"));
            names.put("id", cast.client(BOSS).get("/namespaces/" + place).text("id"));
            return names;
        }
        names.putAll(projectNames(thing, way));
        return names;
    }

    private Map<String, String> projectNames(String thing, Way way) {
        var visibility = thing.startsWith("public") ? "public" : "private";
        var inGroup = thing.endsWith("in a group");
        var project =
                switch (way) {
                    case MADE_SO -> project(inGroup, visibility);
                    case BECAME_SO ->
                            moved(project(!inGroup, other(visibility)), inGroup, visibility);
                };
        return Map.of(
                "id", project.text("id"),
                "project", project.text("id"),
                "slug", project.text("slug"),
                "namespace", project.text("namespace"),
                "visibility", visibility,
                "other visibility", other(visibility));
    }

    private String freshGroup() {
        var slug = cast.group(BOSS);
        var members = "/groups/%s/members".formatted(slug);
        var boss = cast.client(BOSS);
        boss.patch(
                        members,
                        Body.list(
                                Body.member(cast.id("g-viewer"), "viewer"),
                                Body.member(cast.id("g-editor"), "editor"),
                                Body.member(cast.id("g-owner"), "owner"),
                                Body.member(cast.id("g-former"), "owner"),
                                Body.member(cast.id("guest"), "viewer")))
                .expect(200);
        boss.delete(members + "/" + cast.id("g-former")).expect(204);
        return slug;
    }

    private Answer project(boolean inGroup, String visibility) {
        var maker = inGroup ? BOSS : "n-owner";
        var made = cast.project(maker, inGroup ? group : cast.home("n-owner"), visibility);
        var members = "/projects/%s/members".formatted(made.text("id"));
        var client = cast.client(maker);
        client.patch(
                        members,
                        Body.list(
                                Body.member(cast.id("viewer"), "viewer"),
                                Body.member(cast.id("editor"), "editor"),
                                Body.member(cast.id("owner"), "owner"),
                                Body.member(cast.id("co-owner"), "owner"),
                                Body.member(cast.id("former"), "owner"),
                                Body.member(cast.id("guest"), "viewer")))
                .expect(200);
        Stream.of("former", maker)
                .forEach(name -> client.delete(members + "/" + cast.id(name)).expect(204));
        return made;
    }

    private Answer moved(Answer project, boolean intoGroup, String visibility) {
        var body =
                Body.of("namespace", intoGroup ? group : cast.home("n-owner"))
                        .with("visibility", visibility);
        return cast.client("admin")
                .patch("/projects/" + project.text("id"), project.text("etag"), body.json())
                .expect(200);
    }

    private static String other(String visibility) {
        return visibility.equals("public") ? "private" : "public";
    }
}
