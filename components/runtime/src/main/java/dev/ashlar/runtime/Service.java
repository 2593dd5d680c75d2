package dev.ashlar.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.EmbeddedApplication;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A program that serves until it is told to stop.
///
/// After SIGTERM or SIGINT readiness is red and no new connection is taken; requests that had begun have four seconds
/// to finish; then the program is gone, at the latest five seconds after the signal, with the exit code that the JVM
/// gives for the signal (143, 130).
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration REQUESTS_FINISH = Duration.ofSeconds(4);
    private static final Duration ALL_IS_OVER = Duration.ofMillis(4_800);
    private static final int CUT_OFF = 1;

    private final ApplicationContext context;

    private Service(ApplicationContext context) {
        this.context = context;
    }

    /// Starts the context with everything that starts by itself, then the server if there is one.
    ///
    /// @param singletons settings that were read, and whatever else components ask for
    /// @param properties what Micronaut's own parts are told; nothing else is read, neither files nor variables
    /// @param beforeServing done when all beans can be had and before the first connection is taken
    public static Service start(
            List<?> singletons,
            Map<String, Object> properties,
            Consumer<ApplicationContext> beforeServing) {
        var context = context(singletons, properties);
        try {
            context.start();
            beforeServing.accept(context);
            context.findBean(EmbeddedApplication.class).ifPresent(EmbeddedApplication::start);
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
        return new Service(context);
    }

    /// Does one thing with the beans and ends: nothing is served, nothing that starts with a server starts.
    ///
    /// @param singletons as for [#start]
    public static <T> T once(List<?> singletons, Function<ApplicationContext, T> work) {
        try (var context = context(singletons, Map.of())) {
            return work.apply(context.start());
        }
    }

    private static ApplicationContext context(List<?> singletons, Map<String, Object> properties) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .enableDefaultPropertySources(false)
                .environmentPropertySource(false)
                .banner(false)
                .properties(properties)
                .singletons(singletons.toArray())
                .build();
    }

    public ApplicationContext context() {
        return context;
    }

    /// Serves until a signal ends the process. Never returns.
    public void serve() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopInTime, "stop"));
        new CountDownLatch(1).await();
    }

    private void stopInTime() {
        var deadline = Thread.ofPlatform().daemon().name("stop-deadline").start(Service::endAnyway);
        close();
        deadline.interrupt();
    }

    /// Stops gracefully, within about four seconds. A second call does nothing.
    @Override
    public synchronized void close() {
        if (!context.isRunning()) {
            return;
        }
        LOG.info("Stopping: requests that have begun may finish.");
        context.getBean(Stopping.class).begin();
        finishRequests();
        context.close();
        LOG.info("Stopped.");
    }

    private void finishRequests() {
        try {
            context.getBean(GracefulShutdownManager.class)
                    .shutdownGracefully()
                    .toCompletableFuture()
                    .get(REQUESTS_FINISH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.warn("Requests that had begun did not finish in time and are cut off.");
        } catch (ExecutionException failure) {
            LOG.warn("The server did not stop as it should.", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endAnyway() {
        try {
            Thread.sleep(ALL_IS_OVER);
            Runtime.getRuntime().halt(CUT_OFF);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
