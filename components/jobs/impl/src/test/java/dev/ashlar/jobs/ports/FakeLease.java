package dev.ashlar.jobs.ports;

import java.time.Duration;
import java.util.Optional;

/// A lease that is taken, free or lost as a test says.
public final class FakeLease implements Lease {
    public boolean free = true;
    public boolean stands = true;

    @Override
    public Optional<Held> take(String run, Duration patience) {
        if (!free) {
            return Optional.empty();
        }
        free = false;
        return Optional.of(
                new Held() {
                    @Override
                    public boolean stands() {
                        return stands;
                    }

                    @Override
                    public void close() {
                        free = true;
                    }
                });
    }
}
