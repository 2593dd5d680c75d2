package dev.ashlar.project.core;

import static dev.ashlar.authz.Permission.READ;
import static dev.ashlar.kernel.Role.EDITOR;
import static dev.ashlar.kernel.Role.OWNER;
import static dev.ashlar.kernel.Role.VIEWER;
import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.ALAN;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.NOON;
import static dev.ashlar.project.ProjectFixtures.VISITOR;
import static dev.ashlar.project.core.World.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectEvent.ProjectMemberAdded;
import dev.ashlar.project.ProjectEvent.ProjectMemberRemoved;
import dev.ashlar.project.ProjectEvent.ProjectMemberUpdated;
import dev.ashlar.project.ProjectMember;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemberServiceTest {
    private final World world = new World();
    private final Project project = world.project("Year 2");

    @Test
    void onlyWhatIsDifferentIsWrittenAndAnnounced() {
        assign(ADA, Map.of(GRACE.id(), VIEWER));
        var all = new LinkedHashMap<UserId, Role>();
        all.put(ADA.id(), OWNER);
        all.put(GRACE.id(), EDITOR);
        all.put(ALAN.id(), VIEWER);

        assign(ADA, all);

        var id = project.id().value();
        assertThat(world.outbox.events().subList(2, 5))
                .containsExactly(
                        new ProjectMemberAdded(id, "grace-id", VIEWER, NOON),
                        new ProjectMemberAdded(id, "alan-id", VIEWER, NOON),
                        new ProjectMemberUpdated(id, "grace-id", EDITOR, NOON));
        assertThat(members()).containsExactly("ada-id OWNER", "grace-id EDITOR", "alan-id VIEWER");
    }

    @Test
    void membersWhoAreThereAlreadyAnnounceNothing() {
        assign(ADA, Map.of(ADA.id(), OWNER));

        assertThat(world.announced()).containsExactly("project.created", "projectAuth.added");
    }

    @Test
    void anEmptyListIsRefused() {
        assertRefused(() -> assign(ADA, Map.of()), ErrorCode.INVALID, "empty");
    }

    @Test
    void whoIsNoUserIsMissing() {
        assertRefused(
                () -> assign(ADA, Map.of(new UserId("nobody"), VIEWER)),
                ErrorCode.NOT_FOUND,
                "user with ID nobody");
        assertThat(members()).containsExactly("ada-id OWNER");
    }

    @Test
    void theLastOwnerStaysOne() {
        assertRefused(() -> assign(ADA, Map.of(ADA.id(), VIEWER)), ErrorCode.INVALID, "owner");
        assertRefused(() -> remove(ADA, ADA.id()), ErrorCode.INVALID, "owner");
    }

    @Test
    void ownersChangeMembersAndOthersFindNothing() {
        world.may(GRACE, project, READ);

        for (var caller : List.of(GRACE, ALAN, VISITOR)) {
            assertRefused(
                    () -> assign(caller, Map.of(ALAN.id(), VIEWER)),
                    ErrorCode.NOT_FOUND,
                    "project");
            assertRefused(() -> remove(caller, ADA.id()), ErrorCode.NOT_FOUND, "project");
        }
    }

    @Test
    void whoIsRemovedIsAnnouncedAndWhoIsNoMemberIsNot() {
        assign(ADA, Map.of(GRACE.id(), VIEWER));

        remove(ADA, GRACE.id());
        remove(ADA, GRACE.id());

        assertThat(world.outbox.events())
                .last()
                .isEqualTo(new ProjectMemberRemoved(project.id().value(), "grace-id", NOON));
        assertThat(world.announced()).containsOnlyOnce("projectAuth.removed");
    }

    @Test
    void membersMayLeave() {
        assign(ADA, Map.of(GRACE.id(), VIEWER));
        world.may(GRACE, project, READ);

        remove(GRACE, GRACE.id());

        assertThat(members()).containsExactly("ada-id OWNER");
        assertRefused(() -> remove(ALAN, ALAN.id()), ErrorCode.NOT_FOUND, "project");
    }

    private void assign(Caller caller, Map<UserId, Role> roles) {
        world.members.assign(caller, project.id(), roles);
    }

    private void remove(Caller caller, UserId member) {
        world.members.remove(caller, project.id(), member);
    }

    private List<String> members() {
        return world.members.list(ADA, project.id(), PageRequest.unpaged()).items().stream()
                .map((ProjectMember each) -> each.id() + " " + each.role())
                .toList();
    }
}
