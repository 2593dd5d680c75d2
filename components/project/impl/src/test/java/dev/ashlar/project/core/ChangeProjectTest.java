package dev.ashlar.project.core;

import static dev.ashlar.authz.Permission.DELETE;
import static dev.ashlar.authz.Permission.WRITE;
import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.NOON;
import static dev.ashlar.project.ProjectFixtures.ROOT;
import static dev.ashlar.project.ProjectFixtures.SHIPS;
import static dev.ashlar.project.ProjectFixtures.nothing;
import static dev.ashlar.project.ProjectFixtures.patch;
import static dev.ashlar.project.core.World.assertRefused;
import static dev.ashlar.project.core.World.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectEvent.ProjectUpdated;
import dev.ashlar.project.ProjectPatch;
import dev.ashlar.testkit.AtOnce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeProjectTest {
    private static final ProjectPatch RENAMED = patch("Other", null, null, null);

    private final World world = new World();
    private final Project project = world.project("Year 2");

    @BeforeEach
    void later() {
        world.clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void aRealChangeIsKeptAnnouncedAndDated() {
        var changed = change(ADA, RENAMED);

        assertThat(changed.details().name()).isEqualTo("Other");
        assertThat(changed.updatedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(changed.creationDate()).isEqualTo(NOON);
        assertThat(changed.etag(false)).isNotEqualTo(project.etag(false));
        assertThat(world.projects.get(ADA, project.id())).isEqualTo(changed);
        assertThat(world.outbox.events()).last().isEqualTo(ProjectUpdated.of(changed));
    }

    @Test
    void whatChangesNothingIsNeitherWrittenNorAnnounced() {
        var same =
                new ProjectPatch(
                        "Year 2",
                        project.namespace().slug(),
                        project.slug(),
                        List.of(),
                        Visibility.PRIVATE,
                        "",
                        List.of(),
                        null,
                        true,
                        false,
                        "");

        assertThat(change(ADA, nothing())).isEqualTo(project);
        assertThat(change(ADA, same)).isEqualTo(project);
        assertThat(world.announced()).doesNotContain("project.updated");
    }

    @Test
    void emptyTextsResetWhatHasAUsualValue() {
        var full =
                new ProjectPatch(
                        null, null, null, null, null, "Words.", null, "# Read", false, null,
                        "/keys");
        var empty = new ProjectPatch(null, null, null, null, null, "", null, "", false, null, "");
        var before = change(ADA, full);

        var after = world.projects.change(ADA, project.id(), tag(before), empty);

        assertThat(before.details().description()).isEqualTo("Words.");
        assertThat(before.details().secretsMountDirectory()).isEqualTo("/keys");
        assertThat(after.details().description()).isNull();
        assertThat(after.details().documentation()).isEmpty();
        assertThat(after.details().secretsMountDirectory()).isEqualTo("/secrets");
    }

    @Test
    void theTagFitsWithAndWithoutDocumentation() {
        var tag = ETagCondition.parse(project.etag(true).value());

        assertThat(world.projects.change(ADA, project.id(), tag, RENAMED).version()).isEqualTo(2);
        assertThat(project.etag(true)).isNotEqualTo(project.etag(false));
    }

    @Test
    void whoHasAnOldTagIsToldSo() {
        change(ADA, RENAMED);

        assertRefused(
                () -> change(ADA, patch("Third", null, null, null)),
                ErrorCode.CONFLICT,
                "has changed since you read it");
    }

    @Test
    void whoMayNotWriteFindsNothingWhateverHerTag() {
        assertRefused(() -> change(GRACE, RENAMED), ErrorCode.NOT_FOUND, "does not exist or");
    }

    @Test
    void editorsSendWhatIsThereAndAreNotRefused() {
        world.may(GRACE, project, WRITE);
        var form = patch("Other", "flights", "year-2", Visibility.PRIVATE);

        assertThat(change(GRACE, form).details().name()).isEqualTo("Other");
    }

    @Test
    void visibilityNamespaceAndSlugAreForOwners() {
        world.may(GRACE, project, WRITE).mayWriteIn(GRACE, SHIPS);

        for (var forOwners :
                List.of(
                        patch(null, "ships", null, null),
                        patch(null, "nowhere", null, null),
                        patch(null, null, "other", null),
                        patch(null, null, null, Visibility.PUBLIC))) {
            assertRefused(() -> change(GRACE, forOwners), ErrorCode.NOT_FOUND, "project");
        }
        assertThat(world.announced()).doesNotContain("project.updated");
    }

    @Test
    void whatIsMadePublicIsSeenAndWhatIsMadePrivateIsNot() {
        var shown = change(ADA, patch(null, null, null, Visibility.PUBLIC));

        assertThat(world.relationsOf(project))
                .contains("public_viewer@user:*", "public_viewer@anonymous_user:*");

        world.projects.change(
                ADA, project.id(), tag(shown), patch(null, null, null, Visibility.PRIVATE));

        assertThat(world.relationsOf(project)).noneMatch(text -> text.startsWith("public_viewer"));
    }

    @Test
    void aMoveTakesTheRightsOfTheOldNamespaceAway() {
        world.mayWriteIn(ADA, SHIPS);

        var moved = change(ADA, patch(null, "ships", "second", null));

        assertThat(moved.namespace()).isEqualTo(SHIPS);
        assertThat(moved.slug().value()).isEqualTo("second");
        assertThat(world.relationsOf(project))
                .contains("project_namespace@" + SHIPS.ref())
                .noneMatch(text -> text.equals("project_namespace@" + project.namespace().ref()));
    }

    @Test
    void aMoveNeedsTheRightToWriteThere() {
        assertRefused(
                () -> change(ADA, patch(null, "ships", null, null)),
                ErrorCode.FORBIDDEN,
                "you do not have sufficient permissions");
        assertRefused(
                () -> change(ADA, patch(null, "nowhere", null, null)),
                ErrorCode.NOT_FOUND,
                "nowhere");
        assertThat(change(ROOT, patch(null, "ships", null, null)).namespace()).isEqualTo(SHIPS);
    }

    @Test
    void rightsAreLookedAtBeforeTheTag() {
        world.may(GRACE, project, WRITE, DELETE);
        var old = ETagCondition.parse("\"old\"");

        assertRefused(
                () ->
                        world.projects.change(
                                GRACE, project.id(), old, patch(null, "ships", null, null)),
                ErrorCode.FORBIDDEN,
                "");
        assertRefused(
                () -> world.projects.change(GRACE, project.id(), old, nothing()),
                ErrorCode.CONFLICT,
                "");
    }

    @Test
    void ofSixtyFourChangesWithOneTagOneWins() throws Exception {
        var won =
                AtOnce.run(
                        64,
                        n -> {
                            try {
                                change(ADA, patch("Name " + n, null, null, null));
                                return true;
                            } catch (ProblemException refused) {
                                return false;
                            }
                        });

        assertThat(won).containsOnlyOnce(true);
    }

    private Project change(Caller.SignedIn caller, ProjectPatch patch) {
        return world.projects.change(caller, project.id(), tag(project), patch);
    }
}
