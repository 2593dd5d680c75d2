package dev.ashlar.secretsstorage.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secretsstorage.Delivery;
import dev.ashlar.secretsstorage.ports.FakeSealedSecrets;
import dev.ashlar.secretsstorage.ports.Sealed;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.InMemoryClusterSecrets;
import dev.ashlar.testkit.TestClock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryServiceTest {
    private static final Ulid ONE = new Ulid("01JD2V4Q8Z6M5T3XW9K7C1N0P1");
    private static final Ulid TWO = new Ulid("01JD2V4Q8Z6M5T3XW9K7C1N0P2");
    private static final Caller.User ADA =
            new Caller.User(
                    new UserId("ada"), new Profile(new Email("ada@ashlar.dev"), null, null, null));

    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final FakeSealedSecrets stored = new FakeSealedSecrets(unitOfWork);
    private final InMemoryClusterSecrets cluster = new InMemoryClusterSecrets(Set.of("default"));
    private final AtomicInteger opened = new AtomicInteger();
    private final DeliveryService service =
            new DeliveryService(stored, this::open, cluster, unitOfWork, TestClock.atNoon());

    @Test
    void whatIsDeliveredIsNotedOnceItIsThere() {
        add(ONE, "one");
        add(TWO, "two");

        service.deliver(ADA, delivery(null, ONE, TWO));

        assertThat(cluster.find("default", "s").orElseThrow().entries())
                .containsOnlyKeys("one", "two");
        assertThat(stored.notes())
                .containsExactly(
                        "ada " + ONE + " default/s 2026-11-21T12:00:00Z",
                        "ada " + TWO + " default/s 2026-11-21T12:00:00Z");
    }

    @Test
    void whatKubernetesRefusesIsNotNoted() {
        add(ONE, "one");
        cluster.refuse(new Problem.NotDelivered("away"));

        assertRefused(ErrorCode.SECRET_NOT_DELIVERED, delivery(null, ONE));

        assertThat(stored.notes()).isEmpty();
    }

    @Test
    void nothingIsOpenedBeforeAllIsKnownToFit() {
        add(ONE, "one");
        add(TWO, "two");

        assertRefused(ErrorCode.NOT_FOUND, delivery(null, ONE, new Ulid("0".repeat(26))));
        assertRefused(ErrorCode.INVALID, delivery(Map.of(), ONE, TWO));
        assertRefused(
                ErrorCode.CONFLICT,
                new Delivery(
                        "s", "kube-system", new LinkedHashSet<>(List.of(ONE)), List.of(), null));

        assertThat(opened).hasValue(0);
        assertThat(cluster.count()).isZero();
    }

    @Test
    void oneThatCannotBeOpenedStopsAll() {
        add(ONE, "one");
        add(TWO, "broken");

        assertRefused(ErrorCode.SECRET_NOT_DECRYPTED, delivery(null, ONE, TWO));

        assertThat(cluster.count()).isZero();
    }

    @Test
    void moreThanKubernetesKeepsInOneSecretIsRefused() {
        add(ONE, "large");
        var key = "k".repeat(10);

        assertRefused(
                ErrorCode.INVALID,
                delivery(Map.of(ONE.value(), List.of(key + 1, key + 2, key + 3)), ONE));

        assertThat(cluster.count()).isZero();
    }

    private Optional<byte[]> open(Sealed secret) {
        opened.incrementAndGet();
        assertThat(unitOfWork.inTransaction()).isFalse();
        return switch (secret.filename()) {
            case "broken" -> Optional.empty();
            case "large" -> Optional.of(new byte[DeliveryForm.MOST_BYTES / 2]);
            default -> Optional.of(secret.filename().getBytes(UTF_8));
        };
    }

    private void add(Ulid id, String filename) {
        stored.add(new Sealed(id, ADA.id(), filename, new byte[1], new byte[1]));
    }

    private void assertRefused(ErrorCode code, Delivery delivery) {
        assertThatThrownBy(() -> service.deliver(ADA, delivery))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private static Delivery delivery(@Nullable Map<String, List<String>> keys, Ulid... ids) {
        return new Delivery(
                "s",
                "default",
                new LinkedHashSet<>(List.of(ids)),
                List.of(),
                keys == null ? null : new LinkedHashMap<>(keys));
    }
}
