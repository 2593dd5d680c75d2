package dev.ashlar.keycloak.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.keycloak.ports.Marks.Mark;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [Marks] does.
public abstract class MarksContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    /// One in which there is nothing.
    protected abstract Marks marks();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void thereIsNoneAtFirst() {
        assertThat(marks().find()).isEmpty();
    }

    @Test
    void theLatestIsKeptWithThoseWhoAreOwedInTheirOrder() {
        var first = new Mark(NOON, List.of("two", "one"));
        var second = new Mark(NOON.plusSeconds(120), List.of("two", "three", "one"));

        move(first);
        assertThat(marks().find()).contains(first);

        move(second);
        assertThat(marks().find()).contains(second);
    }

    @Test
    void nobodyNeedBeOwed() {
        var mark = new Mark(NOON, List.of());

        move(new Mark(NOON, List.of("one")));
        move(mark);

        assertThat(marks().find()).contains(mark);
    }

    private void move(Mark mark) {
        unitOfWork()
                .run(() -> {
                    marks().move(mark);
                    return true;
                });
    }
}
