package dev.ashlar.messagequeue.ports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The exam of a stream of events.
public abstract class EventStreamContract {
    /// An empty one.
    protected abstract EventStream stream();

    /// The ids of what readers find in it.
    protected abstract List<String> ids();

    @Test
    void whatIsAppendedIsThereInItsOrder() {
        try (var line = stream().open()) {
            line.append(entries(1, 3));
            line.append(entries(4, 5));
        }

        assertThat(ids()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void asManyAsMayBeAppendedAtOnceAre() {
        try (var line = stream().open()) {
            line.append(entries(1, EventStream.MOST));
        }

        assertThat(ids()).hasSize(EventStream.MOST);
    }

    @Test
    void aNewLineKnowsWhatWasAppendedBefore() {
        try (var first = stream().open()) {
            assertThat(first.latestIds()).isEmpty();
            first.append(entries(1, 3));
        }
        try (var second = stream().open()) {
            assertThat(second.latestIds()).containsExactlyInAnyOrder("1", "2", "3");
        }
    }

    @Test
    void itKnowsTheLatestWhereThereAreMore() {
        try (var line = stream().open()) {
            for (int from = 1; from <= EventStream.BACK; from += EventStream.MOST) {
                line.append(entries(from, from + EventStream.MOST - 1));
            }
            line.append(entries(EventStream.BACK + 1, EventStream.BACK + 5));

            assertThat(line.latestIds())
                    .hasSize(EventStream.BACK)
                    .contains("6", Integer.toString(EventStream.BACK + 5))
                    .doesNotContain("5");
        }
    }

    @Test
    void whoeverOpensALineTakesTheRightToAppendFromTheOneBefore() {
        try (var first = stream().open()) {
            first.append(entries(1, 1));
            try (var second = stream().open()) {
                assertThatThrownBy(() -> first.append(entries(2, 3)))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refused ->
                                        assertThat(refused.problem().code())
                                                .isEqualTo(ErrorCode.UNAVAILABLE));
                second.append(entries(4, 4));
            }
        }

        assertThat(ids()).containsExactly("1", "4");
    }

    private static List<StreamEntry> entries(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> new StreamEntry(Integer.toString(n), "{}", "bytes".getBytes(UTF_8)))
                .toList();
    }
}
