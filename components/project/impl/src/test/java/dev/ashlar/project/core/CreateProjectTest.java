package dev.ashlar.project.core;

import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.FLIGHTS;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.NOON;
import static dev.ashlar.project.ProjectFixtures.ROOT;
import static dev.ashlar.project.ProjectFixtures.caller;
import static dev.ashlar.project.ProjectFixtures.draft;
import static dev.ashlar.project.core.World.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectDetails;
import dev.ashlar.project.ProjectDraft;
import dev.ashlar.project.ProjectEvent.ProjectCreated;
import dev.ashlar.project.ProjectEvent.ProjectMemberAdded;
import dev.ashlar.testkit.CountingIds;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateProjectTest {
    private final World world = new World();

    @Test
    void whatNobodySaidHasItsUsualValue() {
        world.mayWriteIn(ADA, FLIGHTS);

        var made = world.projects.create(ADA, draft("Year 2"));

        var usual =
                new ProjectDetails(
                        "Year 2",
                        null,
                        Visibility.PRIVATE,
                        List.of(),
                        List.of(),
                        null,
                        "/secrets",
                        false);
        assertThat(made)
                .isEqualTo(
                        new Project(
                                CountingIds.number(1),
                                FLIGHTS,
                                new Slug("year-2"),
                                usual,
                                null,
                                ADA.id(),
                                NOON,
                                NOON,
                                1));
        assertThat(world.projects.get(ADA, made.id())).isEqualTo(made);
    }

    @Test
    void itsCreatorOwnsItAndBothAreAnnounced() {
        var made = world.project("Year 2");

        assertThat(world.relationsOf(made))
                .containsExactly(
                        "owner@user:ada-id",
                        "project_namespace@" + FLIGHTS.ref(),
                        "project_platform@platform:renku");
        assertThat(world.outbox.events())
                .containsExactly(
                        ProjectCreated.of(made),
                        new ProjectMemberAdded(made.id().value(), "ada-id", Role.OWNER, NOON));
    }

    @Test
    void aPublicOneIsSeenByEverybody() {
        world.mayWriteIn(ADA, FLIGHTS);

        var made = world.projects.create(ADA, publicDraft());

        assertThat(world.relationsOf(made))
                .contains("public_viewer@user:*", "public_viewer@anonymous_user:*");
        assertThat(made.details().repositories()).containsExactly("https://example.org/a.git");
        assertThat(made.details().description()).isNull();
    }

    @Test
    void aNameOfSignsGivesNoSlug() {
        world.mayWriteIn(ADA, FLIGHTS);

        assertRefused(
                () -> world.projects.create(ADA, draft("???")), ErrorCode.INVALID, "give a slug");
    }

    @Test
    void aTakenSlugIsAConflict() {
        world.project("Year 2");

        assertRefused(() -> world.projects.create(ADA, draft("Year 2")), ErrorCode.CONFLICT, "");
    }

    @Test
    void whoMayNotWriteThereIsForbiddenAndUnknownPlacesAreMissing() {
        assertRefused(
                () -> world.projects.create(GRACE, draft("Year 2")),
                ErrorCode.FORBIDDEN,
                "you do not have sufficient permissions");
        assertRefused(() -> world.projects.create(ADA, nowhere()), ErrorCode.NOT_FOUND, "nowhere");
        assertThat(world.outbox.events()).isEmpty();
    }

    @Test
    void administratorsPutProjectsAnywhereAndWhoIsNoUserYetIsMade() {
        world.projects.create(ROOT, draft("Year 2"));
        var alice = caller("alice");
        world.mayWriteIn(alice, FLIGHTS).projects.create(alice, draft("Year 3"));

        assertThat(world.enrolled).containsExactly(ROOT, alice);
    }

    @Test
    void nothingIsMadeWhileRightsCannotBeAsked() {
        world.mayWriteIn(ADA, FLIGHTS).access.goAway();

        assertRefused(() -> world.projects.create(ADA, draft("Year 2")), ErrorCode.UNAVAILABLE, "");
    }

    private static ProjectDraft publicDraft() {
        return new ProjectDraft(
                "Year 2",
                FLIGHTS.slug(),
                new Slug("second"),
                List.of(" https://example.org/a.git\n"),
                Visibility.PUBLIC,
                "",
                List.of("b", "a"),
                "# Read me",
                "/keys");
    }

    private static ProjectDraft nowhere() {
        return new ProjectDraft(
                "Year 2", new Slug("nowhere"), null, null, null, null, null, null, null);
    }
}
