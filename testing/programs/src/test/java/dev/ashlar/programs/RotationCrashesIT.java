package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import dev.ashlar.testkit.sealing.Sealing;
import dev.ashlar.testkit.sealing.ServiceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The secrets service gets a new key while secrets are written and delivered and its programs are killed (kill -9). Few
/// secrets in `make test`; by hand `make prove-rotation SECRETS=20000 WRITES=50 KILLS=5`.
final class RotationCrashesIT {
    private static final String PROGRAM = "secrets_storage_api";
    private static final int SECRETS = Proof.size(300);
    private static final boolean BY_HAND = Proof.size(0) > 0;
    private static final int BITS = BY_HAND ? 4_096 : 2_048;
    private static final int WRITES = Integer.getInteger("ashlar.prove.writes", 50);
    private static final int KILLS = Integer.getInteger("ashlar.prove.kills", 1);
    private static final Duration BETWEEN_READS = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(20);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestKubernetes KUBERNETES = new TestKubernetes();

    private final ServiceKey previous = ServiceKey.fresh(BITS);
    private final ServiceKey current = ServiceKey.fresh(BITS);
    private final RotatedSecrets secrets = new RotatedSecrets(DATABASE);
    private final Queue<String> failedReads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    @TempDir Path folder;

    @Test
    void noWriteIsLostNoReadFailsAndNothingIsLeftOnTheOldKey() throws Exception {
        secrets.fill(SECRETS, previous);
        var owner = People.id("owner");
        var read = secrets.add(owner, new Sealing(owner).sealed("v", previous));
        try (var people = new People();
                var replicas = new Replicas(PROGRAM, List.of(settings(people), settings(people)));
                var others = Executors.newScheduledThreadPool(2)) {
            var pause = Math.max(1, 1_000_000 / WRITES);
            var writer = others.scheduleAtFixedRate(this::write, 0, pause, TimeUnit.MICROSECONDS);
            var reader =
                    others.scheduleWithFixedDelay(
                            () -> deliver(replicas, people.token("owner"), read),
                            0,
                            BETWEEN_READS.toMillis(),
                            TimeUnit.MILLISECONDS);
            rotateWithCrashes(replicas);
            assertThat(writer.isDone() || reader.isDone()).as("one of them failed").isFalse();
            others.shutdown();
            assertThat(others.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(rest(people)).isZero();
        }

        assertThat(failedReads).isEmpty();
        assertThat(reads).hasPositiveValue();
        assertThat(writes).hasPositiveValue();
        assertThat(secrets.left()).isZero();
        assertThat(secrets.notOn(current)).isEmpty();
        Proof.say(
                "%d writes, %d reads, none lost, none failed".formatted(writes.get(), reads.get()));
    }

    /// Until hardly more is left than is being written.
    private void rotateWithCrashes(Replicas replicas) throws Exception {
        var began = System.nanoTime();
        for (int kill = 0; kill < KILLS; kill++) {
            awaitLeft(SECRETS - SECRETS * (kill + 1L) / (KILLS + 1));
            replicas.crash(kill % 2);
        }
        awaitLeft(SECRETS / 20 + WRITES + 10);
        var took = Duration.ofNanos(System.nanoTime() - began);
        Proof.say(
                "%,d secrets of %d bits in %.1f s with %d kills and %d writes a second: %.2f ms each"
                        .formatted(
                                SECRETS,
                                BITS,
                                took.toMillis() / 1e3,
                                KILLS,
                                WRITES,
                                took.toMillis() / (double) SECRETS));
    }

    private void awaitLeft(long most) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var said = System.nanoTime();
        while (secrets.left() > most) {
            assertThat(System.nanoTime()).as("%d are left", secrets.left()).isLessThan(end);
            if (BY_HAND && System.nanoTime() - said > TimeUnit.SECONDS.toNanos(10)) {
                said = System.nanoTime();
                Proof.say("%,d are left".formatted(secrets.left()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /// What was written last, as an operator makes sure of it.
    private int rest(People people) throws IOException, InterruptedException {
        try (var command = PackagedProgram.start(PROGRAM, settings(people), "rotate")) {
            var code = command.exitCode();
            Proof.say(command.output().strip().replace('\n', ' '));
            return code;
        }
    }

    /// At first some data APIs have the new public key already and some have not.
    private void write() {
        var count = writes.incrementAndGet();
        secrets.write(count % 2 == 0 && count < SECRETS / 4 ? previous : current);
    }

    private void deliver(Replicas replicas, String token, String id) {
        var body =
                """
                {"name": "rotation-%s", "namespace": "default", "secret_ids": ["%s"], "owner_references": []}
                """
                        .formatted(UUID.randomUUID(), id);
        try {
            var answer = replicas.post("/api/secrets/kubernetes", token, body);
            reads.incrementAndGet();
            if (!answer.equals("201")) {
                failedReads.add(answer);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> settings(People people) throws IOException {
        var settings = people.settingsOfSecrets(DATABASE.settings(), KUBERNETES.url());
        settings.put(
                "SECRETS_SERVICE_PRIVATE_KEY_PATH",
                current.privateIn(folder.resolve("current")).toString());
        settings.put(
                "PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH",
                previous.privateIn(folder.resolve("previous")).toString());
        return settings;
    }
}
