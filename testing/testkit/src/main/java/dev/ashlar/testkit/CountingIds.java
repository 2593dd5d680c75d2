package dev.ashlar.testkit;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Ulid;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Ids that a test knows beforehand: the first is `01TEST00000000000000000001`.
public final class CountingIds implements Ids {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Ulid next() {
        return number(made.incrementAndGet());
    }

    /// The id that is made as the `count`-th, from 1.
    public static Ulid number(int count) {
        return new Ulid(String.format(Locale.ROOT, "01TEST%020d", count));
    }
}
