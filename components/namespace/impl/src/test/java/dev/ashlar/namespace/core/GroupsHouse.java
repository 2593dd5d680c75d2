package dev.ashlar.namespace.core;

import static dev.ashlar.namespace.NamespaceFixtures.ADA;
import static dev.ashlar.namespace.NamespaceFixtures.caller;
import static java.util.Objects.requireNonNull;

import dev.ashlar.authz.Permission;
import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupDraft;
import dev.ashlar.namespace.ports.InMemoryGroupStore;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingOutbox;
import dev.ashlar.testkit.RecordingRelations;
import dev.ashlar.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The core of groups with fakes around it. Ada is a user.
final class GroupsHouse {
    static final Slug FLIGHTS = new Slug("flights");

    final FakeAccess access = new FakeAccess();
    final RecordingRelations relations = new RecordingRelations();
    final RecordingOutbox outbox = new RecordingOutbox();
    final TestClock clock = TestClock.atNoon();
    final InMemoryGroupStore store = new InMemoryGroupStore(relations);
    final FakeContents contents = new FakeContents();
    final List<UserId> enrolled = new ArrayList<>();
    final GroupService groups;
    final GroupMemberService members;
    final NamespaceService namespaces = new NamespaceService(store, access);

    private final CountingIds namespaceIds = new CountingIds();

    GroupsHouse() {
        var unitOfWork = new FakeUnitOfWork();
        var chronicle = new GroupChronicle(relations, outbox, clock);
        var creation =
                new GroupCreation(
                        store,
                        access,
                        newcomer -> {
                            enrolled.add(newcomer.id());
                            enrol(newcomer.id());
                        },
                        chronicle,
                        unitOfWork,
                        new CountingIds());
        groups =
                new GroupService(store, access, creation, chronicle, unitOfWork, List.of(contents));
        members = new GroupMemberService(store, access, chronicle, unitOfWork);
        enrol(ADA);
    }

    void enrol(UserId id) {
        var name = id.value().replace("-id", "");
        store.enrol(id, CountingIds.number(900 + number()), new Slug(name), name, null);
    }

    /// Ada's group, about which she may decide.
    Group flights() {
        var made = groups.create(caller(ADA), new GroupDraft("Flights", FLIGHTS, null));
        access.grant(
                ADA, made.ref(), Permission.READ, Permission.DELETE, Permission.CHANGE_MEMBERSHIP);
        return made;
    }

    /// What was announced since `before` events had been.
    List<DomainEvent> eventsAfter(int before) {
        var all = outbox.events();
        return all.subList(before, all.size());
    }

    static Problem refusalOf(ThrowingCallable call) {
        var thrown = ThrowableAssert.catchThrowableOfType(ProblemException.class, call);
        return requireNonNull(thrown, "it was not refused").problem();
    }

    private int number() {
        return Integer.parseInt(namespaceIds.next().value().substring(6));
    }
}
