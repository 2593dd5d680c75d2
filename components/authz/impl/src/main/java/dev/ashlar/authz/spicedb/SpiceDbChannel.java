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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The connection to SpiceDB, made by the first question: a program that asks nothing loads none of it.
@Singleton
final class SpiceDbChannel implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final AuthzSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ManagedChannel channel;

    SpiceDbChannel(AuthzSettings settings) {
        this.settings = settings;
    }

    /// Asks with a deadline; a server that is just coming back is waited for until then.
    ///
    /// @param stub makes the client of one of SpiceDB's services
    /// @throws ProblemException `Problem.Unavailable` if there is no answer in time
    /// @throws StatusRuntimeException whatever else SpiceDB says
    <S extends AbstractBlockingStub<S>, T> T ask(
            Function<ManagedChannel, S> stub, Duration deadline, Function<S, T> question) {
        var client =
                stub.apply(open())
                        .withCallCredentials(new BearerToken(settings.key().value()))
                        .withWaitForReady()
                        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return question.apply(client);
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

    private static RuntimeException translate(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, RESOURCE_EXHAUSTED ->
                    new Problem.Unavailable("the authorization service").asException();
            default -> failure;
        };
    }
}
