package dev.ashlar.testkit.spicedb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Calls that wait at a [SpiceDbGate] until they may go on, or are dropped.
public final class Hold {
    /// Where calls wait.
    public enum Where {
        /// SpiceDB has not heard of the call.
        BEFORE_IT_IS_ASKED,
        /// SpiceDB has done what it was asked; the client does not know.
        BEFORE_THE_ANSWER
    }

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Where where;
    private final String method;
    private final String mention;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean dropped;

    Hold(Where where, String method, String mention) {
        this.where = where;
        this.method = method;
        this.mention = mention;
    }

    /// How many calls have come here, those that went on included.
    public int reached() {
        return waiting.get();
    }

    /// All go on, and whoever comes later does not wait.
    public void release() {
        decided.countDown();
    }

    /// None goes on: neither SpiceDB nor the client hears more of them.
    public void drop() {
        dropped = true;
        decided.countDown();
    }

    boolean isOver() {
        return decided.getCount() == 0;
    }

    boolean concerns(Where place, String called, byte[] request) {
        return place == where
                && called.endsWith(method)
                && new String(request, ISO_8859_1).contains(mention);
    }

    /// Whether the call goes on.
    boolean pass() throws InterruptedException {
        waiting.incrementAndGet();
        var inTime = decided.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        return inTime && !dropped;
    }
}
