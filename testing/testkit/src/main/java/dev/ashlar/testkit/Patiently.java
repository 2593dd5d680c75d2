package dev.ashlar.testkit;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Does something again while it is refused because a neighbour does not answer in time. For tests of something else: on a
/// machine that has much else to do a neighbour may be late, and SpiceDB refuses who writes while another does.
public final class Patiently {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Patiently() {}

    /// @param work leaves nothing behind where it is refused, or does no harm when it is done twice
    public static <T> T get(Supplier<T> work) {
        var end = Instant.now().plus(LONGEST);
        while (true) {
            try {
                return work.get();
            } catch (ProblemException refused) {
                if (!(refused.problem() instanceof Problem.Unavailable)
                        || Instant.now().isAfter(end)) {
                    throw refused;
                }
            }
        }
    }

    /// @param work leaves nothing behind where it is refused, or does no harm when it is done twice
    public static void run(Runnable work) {
        var _ =
                get(() -> {
                    work.run();
                    return true;
                });
    }
}
