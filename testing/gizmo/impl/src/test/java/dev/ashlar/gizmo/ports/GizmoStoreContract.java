package dev.ashlar.gizmo.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.gizmo.Gizmo;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The exam of a store of gizmos.
public abstract class GizmoStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    /// A store that nobody has written to.
    protected abstract GizmoStore store();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void whatIsAddedIsFound() {
        var gizmo = gizmo(1, "first — \"quoted\"");

        assertThat(add(gizmo)).isTrue();
        assertThat(store().find(gizmo.id())).contains(gizmo);
    }

    @Test
    void whatWasNeverAddedIsNotFound() {
        add(gizmo(1, "first"));

        assertThat(store().find(CountingIds.number(2))).isEmpty();
    }

    @Test
    void theSecondOfANameIsNotAdded() {
        add(gizmo(1, "first"));

        assertThat(add(gizmo(2, "first"))).isFalse();
        assertThat(store().find(CountingIds.number(2))).isEmpty();
    }

    private boolean add(Gizmo gizmo) {
        return unitOfWork().run(() -> store().add(gizmo));
    }

    private static Gizmo gizmo(int number, String name) {
        return new Gizmo(CountingIds.number(number), name, new UserId("ada-id"), NOON);
    }
}
