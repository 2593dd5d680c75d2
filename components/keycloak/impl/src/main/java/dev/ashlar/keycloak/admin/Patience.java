package dev.ashlar.keycloak.admin;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long one waits for the realm.
///
/// @param deadline for one request, from its first byte to the last one of the answer
/// @param retries how often one asks again
/// @param first the pause before the first time, which doubles each time
/// @param whole for all that one question takes, pauses included: less than half of a short run
record Patience(Duration deadline, int retries, Duration first, Duration whole) {
    static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), 5, Duration.ofMillis(500), Duration.ofSeconds(45));

    /// However long a server asks one to wait.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Between half of it and all of it, so that those who failed together do not come back together.
    ///
    /// @param failures how many there were, from 1
    /// @param asked what the server asks for
    Duration pause(int failures, Duration asked, RandomGenerator random) {
        var full = first.toMillis() << (failures - 1);
        var drawn = full / 2 + random.nextLong(full / 2 + 1);
        return Duration.ofMillis(Math.min(Math.max(drawn, asked.toMillis()), LONGEST.toMillis()));
    }
}
