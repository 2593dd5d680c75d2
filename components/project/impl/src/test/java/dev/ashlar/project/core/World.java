package dev.ashlar.project.core;

import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.ALAN;
import static dev.ashlar.project.ProjectFixtures.FLIGHTS;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.NOON;
import static dev.ashlar.project.ProjectFixtures.SHIPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Permission;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.namespace.NamespaceDirectory;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectContents;
import dev.ashlar.project.ProjectFixtures;
import dev.ashlar.project.ports.InMemoryProjects;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingOutbox;
import dev.ashlar.testkit.RecordingRelations;
import dev.ashlar.testkit.TestClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The use cases of projects among fakes, with two groups, flights and ships, and three users.
final class World {
    /// Notes what it is told.
    static final class RecordingContents implements ProjectContents {
        final List<String> calls = new ArrayList<>();

        @Override
        public void copy(Caller.SignedIn caller, Ulid source, Ulid copy) {
            calls.add("copy %s to %s for %s".formatted(source, copy, caller.id()));
        }

        @Override
        public void deleteAllOf(Collection<Ulid> projects) {
            calls.add("delete " + projects);
        }
    }

    private static final class TwoNamespaces implements NamespaceDirectory {
        @Override
        public Optional<Namespace> find(Slug current) {
            return List.of(FLIGHTS, SHIPS).stream()
                    .filter(each -> each.slug().equals(current))
                    .findFirst();
        }

        @Override
        public Optional<Namespace> find(Ulid id) {
            return List.of(FLIGHTS, SHIPS).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst();
        }
    }

    final FakeAccess access = new FakeAccess();
    final RecordingRelations relations = new RecordingRelations();
    final RecordingOutbox outbox = new RecordingOutbox();
    final InMemoryProjects store = new InMemoryProjects(relations);
    final RecordingContents contents = new RecordingContents();
    final TestClock clock = new TestClock(NOON);
    final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    final List<Caller.SignedIn> enrolled = new ArrayList<>();
    final ProjectRemoval removal =
            new ProjectRemoval(store, relations, outbox, List.of(contents), clock);
    final ProjectService projects;
    final CopyService copies;
    final MemberService members;

    World() {
        var directory = new TwoNamespaces();
        var record =
                new ProjectRecord(
                        store,
                        relations,
                        outbox,
                        caller -> {
                            enrolled.add(caller);
                            store.addUser(caller.id());
                        });
        var creation =
                new CreateProject(
                        new Targets(access, directory),
                        record,
                        unitOfWork,
                        new CountingIds(),
                        clock);
        projects =
                new ProjectService(
                        access,
                        store,
                        creation,
                        new ChangeProject(access, directory, store, record, unitOfWork, clock),
                        new DeleteProject(access, store, removal, unitOfWork));
        copies = new CopyService(access, store, creation, List.of(contents));
        members =
                new MemberService(
                        access,
                        store,
                        new ChangeMembers(store, relations, outbox, unitOfWork, clock));
        List.of(ADA, GRACE, ALAN).forEach(person -> store.addUser(person.id()));
        List.of(FLIGHTS, SHIPS).forEach(each -> store.addNamespace(each.id()));
    }

    World mayWriteIn(Caller.User caller, Namespace namespace) {
        access.grant(caller.id(), namespace.ref(), Permission.WRITE);
        return this;
    }

    World may(Caller.User caller, Project project, Permission... permissions) {
        access.grant(caller.id(), project.ref(), permissions);
        return this;
    }

    /// A private project in the namespace of flights that Ada has made and may change.
    Project project(String name) {
        mayWriteIn(ADA, FLIGHTS);
        var made = projects.create(ADA, ProjectFixtures.draft(name));
        may(
                ADA,
                made,
                Permission.READ,
                Permission.WRITE,
                Permission.DELETE,
                Permission.CHANGE_MEMBERSHIP);
        return made;
    }

    List<String> announced() {
        return outbox.events().stream().map(DomainEvent::type).toList();
    }

    /// The relations of a project, without its own part of them.
    List<String> relationsOf(Project project) {
        return relations.standing().stream()
                .filter(text -> text.startsWith(project.ref() + "#"))
                .map(text -> text.substring(text.indexOf('#') + 1))
                .sorted()
                .toList();
    }

    static ETagCondition tag(Project project) {
        return ETagCondition.parse(project.etag(false).value());
    }

    static void assertRefused(ThrowingCallable action, ErrorCode code, String words) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo(code);
                            assertThat(refused.problem().message()).contains(words);
                        });
    }
}
