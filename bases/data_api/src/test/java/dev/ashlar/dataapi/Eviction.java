package dev.ashlar.dataapi;

import java.util.function.Supplier;

/// Gives somebody a right, sees that she has it, takes it away through one replica and asks as her at the other.
final class Eviction {
    private final Cast cast;
    private final Client owner;
    private final String ownerName;
    private final String reader;
    private final Client readerThere;
    private final String group;
    private final String inGroup;
    private final String atHome;

    /// @param lane makes the names of its people its own
    Eviction(RunningDataApi one, RunningDataApi other, String lane) {
        this.cast = new Cast(one);
        this.ownerName = "owner" + lane;
        this.owner = cast.client(ownerName);
        this.reader = cast.id("reader" + lane);
        this.readerThere = other.as("reader" + lane);
        this.group = cast.group(ownerName);
        this.inGroup = cast.project(ownerName, group, "private").text("id");
        this.atHome = cast.project(ownerName, cast.home(ownerName), "private").text("id");
    }

    /// What the other replica answers afterwards.
    int run(int round) {
        var question = round / 5;
        return switch (round % 5) {
            case 0 -> afterRemovalFromTheProject(question);
            case 1 -> afterRemovalFromTheGroup(question);
            case 2 -> afterItBecamePrivate(question);
            case 3 -> afterItWasMoved(question);
            default -> afterTheGroupWasDeleted(question);
        };
    }

    private int afterRemovalFromTheProject(int question) {
        var members = "/projects/%s/members".formatted(atHome);
        owner.patch(members, Body.list(Body.member(reader, "editor"))).expect(200);
        return refusal(atHome, question, () -> owner.delete(members + "/" + reader).expect(204));
    }

    private int afterRemovalFromTheGroup(int question) {
        var members = "/groups/%s/members".formatted(group);
        owner.patch(members, Body.list(Body.member(reader, "editor"))).expect(200);
        return refusal(inGroup, question, () -> owner.delete(members + "/" + reader).expect(204));
    }

    private int afterItBecamePrivate(int question) {
        change(atHome, Body.of("visibility", "public"));
        // Nobody but members changes what is public, so only reading can be asked about.
        return refusal(
                atHome, question % 2 * 2, () -> change(atHome, Body.of("visibility", "private")));
    }

    private int afterItWasMoved(int question) {
        var members = "/groups/%s/members".formatted(group);
        owner.patch(members, Body.list(Body.member(reader, "owner"))).expect(200);
        var status =
                refusal(
                        inGroup,
                        question,
                        () -> change(inGroup, Body.of("namespace", cast.home(ownerName))));
        owner.delete(members + "/" + reader).expect(204);
        change(inGroup, Body.of("namespace", group));
        return status;
    }

    private int afterTheGroupWasDeleted(int question) {
        var doomed = cast.group(ownerName);
        var project = cast.project(ownerName, doomed, "private").text("id");
        owner.patch("/groups/%s/members".formatted(doomed), Body.list(Body.member(reader, "owner")))
                .expect(200);
        return refusal(project, question, () -> owner.delete("/groups/" + doomed).expect(204));
    }

    /// @param question which request is the very next one
    private int refusal(String project, int question, Supplier<Answer> removal) {
        var path = "/projects/" + project;
        var tag = readerThere.get(path).expect(200).text("etag");
        var _ = removal.get();
        return switch (question % 3) {
            case 0 -> readerThere.get(path).status();
            case 1 -> readerThere.patch(path, tag, Body.of("name", "mine").json()).status();
            default -> isListed(project) ? 200 : 404;
        };
    }

    private boolean isListed(String project) {
        return readerThere.get("/projects?per_page=100").list().stream()
                .anyMatch(item -> project.equals(item.get("id")));
    }

    private Answer change(String project, Body body) {
        var path = "/projects/" + project;
        return owner.patch(path, owner.get(path).text("etag"), body.json()).expect(200);
    }
}
