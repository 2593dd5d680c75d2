package dev.ashlar.project.core;

import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.FLIGHTS;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.SHIPS;
import static dev.ashlar.project.ProjectFixtures.draft;
import static dev.ashlar.project.core.World.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectDetails;
import dev.ashlar.project.ProjectDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private final World world = new World();
    private final Project source = source();

    @Test
    void aCopyHasWhatItsBodyLeavesOutButNotDocumentationAndMountDirectory() {
        var copy = world.copies.copy(ADA, source.id(), draft("Year 3"));

        assertThat(copy.templateId()).isEqualTo(source.id());
        assertThat(copy.details())
                .isEqualTo(
                        new ProjectDetails(
                                "Year 3",
                                "Words.",
                                Visibility.PUBLIC,
                                List.of("https://example.org/a.git"),
                                List.of("b", "a"),
                                null,
                                "/secrets",
                                false));
    }

    @Test
    void whatTheBodySaysCounts() {
        var said =
                new ProjectDraft(
                        "Year 3",
                        FLIGHTS.slug(),
                        new Slug("third"),
                        List.of(),
                        Visibility.PRIVATE,
                        "Other.",
                        List.of("c"),
                        "# Mine",
                        "/keys");

        var copy = world.copies.copy(ADA, source.id(), said);

        assertThat(copy.details()).isEqualTo(said.details());
        assertThat(copy.slug().value()).isEqualTo("third");
    }

    @Test
    void whatBelongsToTheSourceIsCopiedInTheSameTransaction() {
        var copy = world.copies.copy(ADA, source.id(), draft("Year 3"));

        assertThat(world.contents.calls)
                .containsExactly("copy %s to %s for ada-id".formatted(source.id(), copy.id()));
        assertThat(world.announced())
                .containsExactly(
                        "project.created",
                        "projectAuth.added",
                        "project.created",
                        "projectAuth.added");
    }

    @Test
    void whoSeesTheSourceAndWritesElsewhereCopiesIt() {
        var elsewhere =
                new ProjectDraft("Mine", SHIPS.slug(), null, null, null, null, null, null, null);

        assertRefused(
                () -> world.copies.copy(GRACE, source.id(), elsewhere),
                ErrorCode.FORBIDDEN,
                "you do not have sufficient permissions");
        var copy = world.mayWriteIn(GRACE, SHIPS).copies.copy(GRACE, source.id(), elsewhere);

        assertThat(copy.createdBy()).isEqualTo(GRACE.id());
        assertThat(copy.namespace()).isEqualTo(SHIPS);
    }

    @Test
    void whatIsNotSeenIsNeitherCopiedNorAreItsCopiesListed() {
        var hidden = world.project("Hidden");
        world.mayWriteIn(GRACE, FLIGHTS);

        assertRefused(
                () -> world.copies.copy(GRACE, hidden.id(), draft("Mine")),
                ErrorCode.NOT_FOUND,
                "project");
        assertRefused(
                () -> world.copies.list(GRACE, hidden.id(), false, PageRequest.unpaged()),
                ErrorCode.NOT_FOUND,
                "project");
        assertThat(world.copies.list(GRACE, source.id(), false, PageRequest.unpaged()).items())
                .isEmpty();
    }

    private Project source() {
        world.mayWriteIn(ADA, FLIGHTS);
        return world.projects.create(
                ADA,
                new ProjectDraft(
                        "Year 2",
                        FLIGHTS.slug(),
                        null,
                        List.of("https://example.org/a.git"),
                        Visibility.PUBLIC,
                        "Words.",
                        List.of("b", "a"),
                        "# Read me",
                        "/mine"));
    }
}
