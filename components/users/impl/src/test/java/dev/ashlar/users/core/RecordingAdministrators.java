package dev.ashlar.users.core;

import dev.ashlar.authz.Administrators;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps who was set last.
final class RecordingAdministrators implements Administrators {
    private Set<UserId> people = Set.of();
    private @Nullable Instant tokensEnd;

    @Override
    public synchronized boolean set(Set<UserId> people, Instant tokensEnd) {
        var differs = !this.people.equals(people);
        this.people = Set.copyOf(people);
        this.tokensEnd = tokensEnd;
        return differs;
    }

    synchronized Set<UserId> people() {
        return people;
    }

    synchronized @Nullable Instant tokensEnd() {
        return tokensEnd;
    }
}
