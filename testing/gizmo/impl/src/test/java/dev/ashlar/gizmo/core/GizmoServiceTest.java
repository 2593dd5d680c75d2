package dev.ashlar.gizmo.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.gizmo.Gizmo;
import dev.ashlar.gizmo.ports.InMemoryGizmoStore;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GizmoServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Caller.User ADA =
            new Caller.User(
                    new UserId("ada-id"),
                    new Profile(new Email("ada@ashlar.dev"), null, null, null));

    private final GizmoService gizmos =
            new GizmoService(
                    new InMemoryGizmoStore(),
                    new FakeUnitOfWork(),
                    new CountingIds(),
                    InstantSource.fixed(NOON));

    @Test
    void aGizmoBelongsToWhomeverMadeIt() {
        var made = gizmos.create(ADA, "first");

        assertThat(made).isEqualTo(new Gizmo(CountingIds.number(1), "first", ADA.id(), NOON));
        assertThat(gizmos.get(made.id())).isEqualTo(made);
    }

    @Test
    void aNameIsTakenOnce() {
        gizmos.create(ADA, "first");

        assertRefused(() -> gizmos.create(ADA, "first"), ErrorCode.CONFLICT);
    }

    @Test
    void whatNobodyMadeIsNotFound() {
        assertRefused(() -> gizmos.get(CountingIds.number(1)), ErrorCode.NOT_FOUND);
    }

    private static void assertRefused(ThrowingCallable action, ErrorCode code) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
