package dev.ashlar.authz.spicedb;

import com.authzed.grpcutil.BearerToken;
import dev.ashlar.authz.AuthzSettings;
import dev.ashlar.kernel.Problem;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection to SpiceDB, made by the first question: a program that asks nothing loads none of it.
@Singleton
final class SpiceDbChannel implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration TO_COME_BACK = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(SpiceDbChannel.class);

    /// What to do where no connection can be made.
    enum Away {
        /// Until the deadline, for a server that is just coming back.
        WAIT,
        GIVE_UP
    }

    private final AuthzSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ManagedChannel channel;

    SpiceDbChannel(AuthzSettings settings) {
        this.settings = settings;
    }

    /// Asks with a deadline, until which it waits for a server that is away.
    <S extends AbstractBlockingStub<S>, T> T ask(
            Function<ManagedChannel, S> stub, Duration deadline, Function<S, T> question) {
        return ask(stub, deadline, Away.WAIT, question);
    }

    /// Asks with a deadline.
    ///
    /// @param stub makes the client of one of SpiceDB's services
    /// @throws ProblemException `Problem.Unavailable` if there is no answer in time
    /// @throws StatusRuntimeException whatever else SpiceDB says
    <S extends AbstractBlockingStub<S>, T> T ask(
            Function<ManagedChannel, S> stub,
            Duration deadline,
            Away away,
            Function<S, T> question) {
        var open = open();
        if (away == Away.GIVE_UP) {
            awaitReturn(open, shorter(deadline, TO_COME_BACK));
        }
        var client =
                stub.apply(open)
                        .withCallCredentials(new BearerToken(settings.key().value()))
                        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return question.apply(away == Away.WAIT ? client.withWaitForReady() : client);
        } catch (StatusRuntimeException failure) {
            throw translate(failure);
        }
    }

    @PreDestroy
    @Override
    public void close() {
        var open = channel;
        if (open != null) {
            open.shutdownNow();
        }
    }

    /// Left to itself, the channel would wait up to two minutes before it tries a server again that was away.
    private ManagedChannel open() {
        var open = channel;
        if (open == null) {
            open = make();
        }
        if (open.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            open.resetConnectBackoff();
        }
        return open;
    }

    /// While a channel is broken it refuses everything at once, even when the server has just come back: it is given a
    /// moment to connect.
    private static void awaitReturn(ManagedChannel channel, Duration atMost) {
        if (channel.getState(true) != ConnectivityState.TRANSIENT_FAILURE) {
            return;
        }
        var changed = new CountDownLatch(1);
        channel.notifyWhenStateChanged(ConnectivityState.TRANSIENT_FAILURE, changed::countDown);
        try {
            var _ = changed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private ManagedChannel make() {
        lock.lock();
        try {
            var open = channel;
            if (open == null) {
                var builder =
                        ManagedChannelBuilder.forAddress(settings.host(), settings.port())
                                .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS);
                open = (settings.tls() ? builder : builder.usePlaintext()).build();
                channel = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    static RuntimeException translate(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, RESOURCE_EXHAUSTED ->
                    new Problem.Unavailable("the authorization service").asException();
            // A server that is killed in the middle of an answer says so too.
            case INTERNAL, UNKNOWN -> {
                LOG.warn("SpiceDB failed: {}", failure.getStatus());
                yield new Problem.Unavailable("the authorization service").asException();
            }
            default -> failure;
        };
    }
}
