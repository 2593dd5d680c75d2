package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Of several who want at once what only one can have, exactly one gets it. By hand: `make prove-races ROUNDS=200`.
class RacesApiIT {
    private static final int ROUNDS = 2;
    private static final int CREATORS = 50;
    private static final int EDITORS = 64;

    /// One time of many.
    private interface Round {
        void run(int number) throws Exception;
    }

    private static final OwnRealm REALM = new OwnRealm();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE, REALM);

    private final Cast cast = new Cast(API);
    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");

    @AfterAll
    static void close() {
        REALM.close();
    }

    @Test
    void ofTwoOwnersOfAProjectWhoDemoteEachOtherOneStays() throws Exception {
        var project = cast.project("ada", cast.home("ada"), "private").text("id");

        repeat("demotions in a project", _ -> demote("/projects/" + project + "/members"));
    }

    @Test
    void ofTwoOwnersOfAGroupWhoDemoteEachOtherOneStays() throws Exception {
        var group = cast.group("ada");

        repeat("demotions in a group", _ -> demote("/groups/" + group + "/members"));
    }

    @Test
    void ofTwoOwnersWhoLeaveOneStays() throws Exception {
        var project = cast.project("ada", cast.home("ada"), "private").text("id");
        var group = cast.group("ada");

        repeat(
                "departures",
                round -> {
                    var thing = round % 2 == 0 ? "/projects/" + project : "/groups/" + group;
                    leave(thing + "/members");
                });
    }

    @Test
    void ofChangesWithOneTagOneWins() throws Exception {
        var project = "/projects/" + cast.project("ada", cast.home("ada"), "private").text("id");

        repeat(
                "64 changes with one tag",
                round -> {
                    var tag = ada.get(project).text("etag");
                    var statuses =
                            AtOnce.run(
                                    EDITORS,
                                    n ->
                                            ada.patch(
                                                            project,
                                                            tag,
                                                            Body.of("name", round + "-" + n).json())
                                                    .status());

                    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
                });
    }

    @Test
    void ofGroupsOfOneSlugOneIsMade() throws Exception {
        repeat(
                "50 groups of one slug",
                _ -> {
                    var slug = Cast.fresh("wanted");
                    var statuses = AtOnce.run(CREATORS, _ -> createGroup(slug));

                    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
                });
    }

    @Test
    void ofProjectsOfOneSlugOneIsMade() throws Exception {
        var namespace = cast.home("ada");

        repeat(
                "50 projects of one slug",
                _ -> {
                    var slug = Cast.fresh("wanted");
                    var statuses = AtOnce.run(CREATORS, _ -> createProject(namespace, slug));

                    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
                });
    }

    @Test
    void ofGroupsThatAreMadeAndRenamedOneGetsTheSlug() throws Exception {
        var slugs = new ArrayList<String>();
        IntStream.range(0, CREATORS / 2).forEach(_ -> slugs.add(cast.group("ada")));

        repeat(
                "groups made and renamed",
                _ -> {
                    var slug = Cast.fresh("wanted");
                    var statuses =
                            AtOnce.run(
                                    CREATORS,
                                    n ->
                                            n % 2 == 0
                                                    ? createGroup(slug)
                                                    : renameGroup(slugs.get(n / 2), slug));

                    assertOneOf(statuses);
                    assertThat(ada.get("/groups/" + slug).text("slug")).isEqualTo(slug);
                    if (statuses.contains(200)) {
                        slugs.set(statuses.indexOf(200) / 2, slug);
                    }
                });
    }

    @Test
    void ofProjectsThatAreMadeRenamedAndMovedInOneGetsTheSlug() throws Exception {
        var here = cast.home("ada");
        var there = cast.group("ada");
        var projects =
                IntStream.range(0, CREATORS / 2)
                        .mapToObj(n -> cast.project("ada", n % 2 == 0 ? here : there, "private"))
                        .map(project -> "/projects/" + project.text("id"))
                        .toList();

        repeat(
                "projects made, renamed and moved",
                _ -> {
                    var tags =
                            projects.stream()
                                    .map(project -> ada.get(project).text("etag"))
                                    .toList();
                    var slug = Cast.fresh("wanted");
                    var body = Body.of("slug", slug).with("namespace", here).json();
                    var statuses =
                            AtOnce.run(
                                    CREATORS,
                                    n ->
                                            n % 2 == 0
                                                    ? createProject(here, slug)
                                                    : ada.patch(
                                                                    projects.get(n / 2),
                                                                    tags.get(n / 2),
                                                                    body)
                                                            .status());

                    assertOneOf(statuses);
                    assertThat(
                                    ada.get("/namespaces/%s/projects/%s".formatted(here, slug))
                                            .text("slug"))
                            .isEqualTo(slug);
                });
    }

    /// Each makes the other a viewer. Who comes second is no owner any more, or must not take away the last one.
    private void demote(String members) throws Exception {
        makeBothOwners(members);

        var statuses =
                AtOnce.run(
                        2,
                        n ->
                                n == 0
                                        ? ada.patch(members, list("grace", "viewer")).status()
                                        : grace.patch(members, list("ada", "viewer")).status());

        assertThat(statuses).containsOnlyOnce(200).containsAnyOf(404, 422);
        assertThat(owners(members)).hasSize(1);
    }

    private void leave(String members) throws Exception {
        makeBothOwners(members);

        var statuses =
                AtOnce.run(
                        2,
                        n ->
                                (n == 0 ? ada : grace)
                                        .delete(members + "/" + cast.id(n == 0 ? "ada" : "grace"))
                                        .status());

        assertThat(statuses).containsExactlyInAnyOrder(204, 422);
        assertThat(owners(members)).hasSize(1);
    }

    private void makeBothOwners(String members) {
        var both =
                Body.list(
                        Body.member(cast.id("ada"), "owner"),
                        Body.member(cast.id("grace"), "owner"));
        cast.client("admin").patch(members, both).expect(200);
    }

    private List<?> owners(String members) {
        return cast.client("admin").get(members).list().stream()
                .filter(member -> "owner".equals(member.get("role")))
                .toList();
    }

    private String list(String person, String role) {
        return Body.list(Body.member(cast.id(person), role));
    }

    private int createGroup(String slug) {
        return ada.post("/groups", Body.of("name", slug).with("slug", slug).json()).status();
    }

    private int renameGroup(String from, String to) {
        return ada.patch("/groups/" + from, Body.of("slug", to).json()).status();
    }

    private int createProject(String namespace, String slug) {
        var body = Body.of("name", slug).with("slug", slug).with("namespace", namespace);
        return ada.post("/projects", body.json()).status();
    }

    private static void assertOneOf(List<Integer> statuses) {
        assertThat(statuses).isSubsetOf(200, 201, 409);
        assertThat(statuses.stream().filter(status -> status != 409)).hasSize(1);
    }

    private static void repeat(String name, Round round) throws Exception {
        var proof = Proof.of(name, ROUNDS);
        for (int n = 0; n < proof.size(); n++) {
            round.run(n);
            proof.step();
        }
        proof.end();
    }
}
