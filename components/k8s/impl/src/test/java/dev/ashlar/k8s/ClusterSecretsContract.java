package dev.ashlar.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.k8s.ClusterSecret.Owner;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.AtOnce;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The exam of whatever keeps Secrets in a cluster.
public abstract class ClusterSecretsContract {
    private static final UserId ADA = new UserId("0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0");
    private static final UserId GRACE = new UserId("grace");
    private static final int WRITERS = 4;

    /// A Secret as somebody sees it who may look.
    public record Looked(Map<String, String> texts, List<Owner> owners) {}

    private final String name = "exam-" + UUID.randomUUID();

    protected abstract ClusterSecrets secrets();

    /// In which it may write.
    protected abstract String namespace();

    protected abstract Optional<Looked> look(String name);

    /// Makes one that nobody's delivery made.
    protected abstract void makeForeign(String name);

    @Test
    void whatIsPutIsThere() {
        put(ADA, List.of(owner("1")), Map.of("token", "one", ".cert_2-x", "two"));

        assertThat(look(name))
                .contains(
                        new Looked(
                                Map.of("token", "one", ".cert_2-x", "two"), List.of(owner("1"))));
    }

    @Test
    void puttingAgainReplacesAndAddsAndLeavesTheRest() {
        put(ADA, List.of(), Map.of("stays", "old", "changes", "old"));

        put(ADA, List.of(), Map.of("changes", "new", "comes", "new"));

        assertThat(texts()).isEqualTo(Map.of("stays", "old", "changes", "new", "comes", "new"));
    }

    @Test
    void theOwnersThatAreGivenCountAndNoneKeepThoseThatAreThere() {
        put(ADA, List.of(owner("1")), Map.of("token", "one"));
        put(ADA, List.of(), Map.of("token", "one"));
        assertThat(look(name).orElseThrow().owners()).containsExactly(owner("1"));

        put(ADA, List.of(owner("2")), Map.of("token", "one"));

        assertThat(look(name).orElseThrow().owners()).containsExactly(owner("2"));
    }

    @Test
    void aSecretWithNothingInItCanBeAddedTo() {
        put(ADA, List.of(), Map.of());

        put(ADA, List.of(), Map.of("token", "one"));

        assertThat(texts()).isEqualTo(Map.of("token", "one"));
    }

    @Test
    void aSecretThatNobodyDeliveredIsLeftAlone() {
        makeForeign(name);
        var before = look(name);

        assertRefused(ADA);

        assertThat(look(name)).isEqualTo(before);
    }

    @Test
    void aSecretOfSomebodyElseIsLeftAlone() {
        put(GRACE, List.of(), Map.of("token", "hers"));

        assertRefused(ADA);

        assertThat(texts()).isEqualTo(Map.of("token", "hers"));
    }

    @Test
    void nothingIsWrittenInOtherNamespaces() {
        assertThat(secrets().mayWriteIn("kube-system")).isFalse();
        assertThat(secrets().mayWriteIn(namespace())).isTrue();

        assertThatThrownBy(() -> secrets().put(secret("kube-system", ADA, Map.of("a", "b"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo(ErrorCode.CONFLICT));
    }

    @Test
    void ofManyWhoPutAtOnceNoneIsLost() throws Exception {
        AtOnce.run(
                WRITERS,
                n -> {
                    put(ADA, List.of(), Map.of("key-" + n, "value-" + n));
                    return n;
                });

        assertThat(texts().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, WRITERS).mapToObj(n -> "key-" + n).toList());
    }

    private void assertRefused(UserId person) {
        assertThatThrownBy(() -> put(person, List.of(owner("9")), Map.of("token", "mine")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo(ErrorCode.CONFLICT));
    }

    private Map<String, String> texts() {
        return look(name).orElseThrow().texts();
    }

    private void put(UserId person, List<Owner> owners, Map<String, String> texts) {
        var plain = secret(namespace(), person, texts);
        secrets()
                .put(
                        new ClusterSecret(
                                plain.namespace(),
                                plain.name(),
                                plain.person(),
                                owners,
                                plain.entries()));
    }

    private ClusterSecret secret(String namespace, UserId person, Map<String, String> texts) {
        var entries = new LinkedHashMap<String, byte[]>();
        texts.forEach((key, text) -> entries.put(key, text.getBytes(StandardCharsets.UTF_8)));
        return new ClusterSecret(namespace, name, person, List.of(), entries);
    }

    private static Owner owner(String uid) {
        return new Owner("amalthea.dev/v1alpha1", "AmaltheaSession", "session", uid);
    }
}
