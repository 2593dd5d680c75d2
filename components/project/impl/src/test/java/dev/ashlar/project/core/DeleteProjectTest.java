package dev.ashlar.project.core;

import static dev.ashlar.authz.Permission.WRITE;
import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.FLIGHTS;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.NOON;
import static dev.ashlar.project.ProjectFixtures.ROOT;
import static dev.ashlar.project.ProjectFixtures.SHIPS;
import static dev.ashlar.project.ProjectFixtures.VISITOR;
import static dev.ashlar.project.ProjectFixtures.draft;
import static dev.ashlar.project.ProjectFixtures.someGrant;
import static dev.ashlar.project.core.World.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectEvent.ProjectRemoved;
import dev.ashlar.project.ProjectPermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeleteProjectTest {
    private final World world = new World();
    private final Project project = world.project("Year 2");

    @Test
    void whatIsDeletedIsGoneWithAllThatBelongsToIt() {
        world.projects.delete(ADA, project.id());

        assertThat(world.relations.standing()).isEmpty();
        assertThat(world.contents.calls).containsExactly("delete [" + project.id() + "]");
        assertThat(world.outbox.events())
                .last()
                .isEqualTo(new ProjectRemoved(project.id().value(), NOON));
        assertRefused(() -> world.projects.get(ADA, project.id()), ErrorCode.NOT_FOUND, "project");
    }

    @Test
    void whoMayNotDeleteAndWhatIsNotThereReadTheSame() {
        world.may(GRACE, project, WRITE);

        assertRefused(
                () -> world.projects.delete(GRACE, project.id()), ErrorCode.NOT_FOUND, "project");
        world.projects.delete(ROOT, project.id());
        assertRefused(
                () -> world.projects.delete(ROOT, project.id()), ErrorCode.NOT_FOUND, "project");
        assertThat(world.announced()).containsOnlyOnce("project.removed");
    }

    @Test
    void copiesStayAndForgetOfWhatTheyAreCopies() {
        var copy = world.copies.copy(ADA, project.id(), draft("Copy"));

        world.projects.delete(ADA, project.id());

        var after = world.projects.get(ADA, copy.id());
        assertThat(after.templateId()).isNull();
        assertThat(after.etag(false)).isNotEqualTo(copy.etag(false));
    }

    @Test
    void aNamespaceIsEmptiedWithEveryEvent() {
        IntStream.range(0, 600).forEach(n -> world.projects.create(ADA, draft("Number " + n)));
        var contents = new ProjectsOfNamespaces(world.store, world.removal);

        assertThat(contents.anyIn(FLIGHTS.id())).isTrue();
        contents.deleteAllIn(FLIGHTS.id(), someGrant());

        assertThat(contents.anyIn(FLIGHTS.id())).isFalse();
        assertThat(contents.anyIn(SHIPS.id())).isFalse();
        assertThat(world.relations.standing()).isEmpty();
        assertThat(world.announced()).filteredOn("project.removed"::equals).hasSize(601);
    }

    @Test
    void permissionsFollowFromHowOneStands() {
        assertThat(world.projects.permissions(ADA, project.id()))
                .isEqualTo(new ProjectPermissions(true, true, true));
        assertRefused(
                () -> world.projects.permissions(VISITOR, project.id()),
                ErrorCode.NOT_FOUND,
                "project");
    }
}
