package dev.ashlar.keycloak.admin;

import java.time.Duration;

/// One question to the realm. All its attempts, logins and pauses together take no longer than the patience lasts.
final class Question {
    /// So soon whoever waits hears that the run ends.
    private static final Duration SLICE = Duration.ofMillis(500);

    private final Patience patience;
    private final long end;

    Question(Patience patience) {
        this.patience = patience;
        this.end = System.nanoTime() + patience.whole().toNanos();
    }

    /// How long the next request may take.
    Duration forOneRequest() {
        var left = left();
        return left.compareTo(patience.deadline()) < 0 ? left : patience.deadline();
    }

    boolean hasTimeFor(Duration pause) {
        return left().compareTo(pause) > 0;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /// The next part of a long wait, between which and the next one somebody pauses.
    static Duration slice(Duration left) {
        return left.compareTo(SLICE) < 0 ? left : SLICE;
    }
}
