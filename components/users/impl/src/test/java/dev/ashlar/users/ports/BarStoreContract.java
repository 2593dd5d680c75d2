package dev.ashlar.users.ports;

import static dev.ashlar.users.UserFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.ports.Bar.Deleted;
import dev.ashlar.users.ports.Bar.Disabled;
import org.junit.jupiter.api.Test;

/// The exam of a store of bars.
public abstract class BarStoreContract {
    private static final UserId ADA = new UserId("ada-id");
    private static final UserId GRACE = new UserId("grace-id");

    /// A store without bars.
    protected abstract BarStore store();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void nobodyIsBarredAtFirst() {
        assertThat(store().find(ADA)).isEmpty();
    }

    @Test
    void whatIsPutIsFoundAndReplacesWhatWasThere() {
        change(() -> store().put(ADA, new Disabled()));
        assertThat(store().find(ADA)).contains(new Disabled());

        change(() -> store().put(ADA, new Deleted(NOON)));
        assertThat(store().find(ADA)).contains(new Deleted(NOON));

        change(() -> store().put(ADA, new Disabled()));
        assertThat(store().find(ADA)).contains(new Disabled());
        assertThat(store().find(GRACE)).isEmpty();
    }

    @Test
    void whatIsLiftedIsGone() {
        change(() -> store().put(ADA, new Disabled()));
        change(() -> store().put(GRACE, new Disabled()));

        change(() -> store().lift(ADA));
        change(() -> store().lift(ADA));

        assertThat(store().find(ADA)).isEmpty();
        assertThat(store().find(GRACE)).contains(new Disabled());
    }

    @Test
    void onlyWhatHasEndedIsTidiedAway() {
        var later = new UserId("later-id");
        change(() -> store().put(ADA, new Deleted(NOON.minusMillis(1))));
        change(() -> store().put(later, new Deleted(NOON)));
        change(() -> store().put(GRACE, new Disabled()));

        change(() -> store().tidy(NOON));

        assertThat(store().find(ADA)).isEmpty();
        assertThat(store().find(later)).contains(new Deleted(NOON));
        assertThat(store().find(GRACE)).contains(new Disabled());
    }

    private void change(Runnable change) {
        unitOfWork()
                .run(() -> {
                    change.run();
                    return true;
                });
    }
}
