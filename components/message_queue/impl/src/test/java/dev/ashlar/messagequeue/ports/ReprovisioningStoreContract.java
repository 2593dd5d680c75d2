package dev.ashlar.messagequeue.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.Reprovisioning.Progress;
import dev.ashlar.messagequeue.ports.ReprovisioningStore.Held;
import dev.ashlar.messagequeue.ports.ReprovisioningStore.Place;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.Soon;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The exam of what keeps a reprovisioning.
public abstract class ReprovisioningStoreContract {
    private static final Progress BEGUN =
            new Progress(
                    CountingIds.number(1), Instant.parse("2026-11-21T12:00:00.123456Z"), "", 0);
    private static final Progress LATER =
            new Progress(BEGUN.id(), BEGUN.startedAt(), "projects", 41_000);

    /// In which nothing has begun.
    protected abstract ReprovisioningStore store();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void atFirstThereIsNone() {
        assertThat(store().find()).isEmpty();
        assertThat(held()).isEmpty();
        assertThat(unitOfWork().run(() -> store().remove())).isEmpty();
    }

    @Test
    void thereIsOneAtATime() {
        var second = new Progress(CountingIds.number(2), BEGUN.startedAt(), "", 0);

        assertThat(add(BEGUN)).isTrue();
        assertThat(add(second)).isFalse();
        assertThat(store().find()).contains(BEGUN);
    }

    @Test
    void whereItStandsIsRemembered() {
        add(BEGUN);
        assertThat(held()).map(Held::place).contains(new Place(BEGUN, ""));

        move(new Place(LATER, "01JD2V4Q8Z6M5T3XW9K7C1N0PA"));

        assertThat(store().find()).contains(LATER);
        assertThat(held())
                .map(Held::place)
                .contains(new Place(LATER, "01JD2V4Q8Z6M5T3XW9K7C1N0PA"));
        // Whatever was at work anywhere in the server when it began has to end first.
        Soon.so("nothing older is at work", () -> held().orElseThrow().settled());
    }

    @Test
    void whatIsRemovedIsNamedAndMakesRoom() {
        add(BEGUN);

        assertThat(unitOfWork().run(() -> store().remove())).contains(BEGUN.id());
        assertThat(store().find()).isEmpty();
        assertThat(add(LATER)).isTrue();
    }

    private boolean add(Progress begun) {
        return unitOfWork().run(() -> store().add(begun));
    }

    private Optional<Held> held() {
        return unitOfWork().run(() -> store().holdIfFree());
    }

    private void move(Place to) {
        unitOfWork()
                .run(() -> {
                    var held = store().holdIfFree();
                    store().move(to);
                    return held;
                });
    }
}
