package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.development.servers.ServerFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TogetherTest {
    @Test
    void everythingIsDoneWhenItReturns() {
        Set<String> done = ConcurrentHashMap.newKeySet();

        Together.run(List.of(() -> done.add("one"), () -> done.add("two")));

        assertThat(done).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void oneFailureEndsTheOthersAndIsWhatTheCallerHears() {
        var never = new CountDownLatch(1);
        Set<String> interrupted = ConcurrentHashMap.newKeySet();

        assertThatThrownBy(() ->
                        Together.run(
                                List.of(
                                        () -> await(never, interrupted),
                                        () -> {
                                            throw new ServerFailure("No network.");
                                        })))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("No network.");
        assertThat(interrupted).containsExactly("waiting");
    }

    private static void await(CountDownLatch latch, Set<String> interrupted) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            interrupted.add("waiting");
        }
    }
}
