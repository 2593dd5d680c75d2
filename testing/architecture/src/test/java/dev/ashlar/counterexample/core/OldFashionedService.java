package dev.ashlar.counterexample.core;

import java.time.Instant;
import java.util.Date;

/// Sleeps, prints and looks at the clock on the wall.
final class OldFashionedService {
    Date now() throws InterruptedException {
        Thread.sleep(1);
        System.out.println(Instant.now());
        return Date.from(Instant.EPOCH);
    }
}
