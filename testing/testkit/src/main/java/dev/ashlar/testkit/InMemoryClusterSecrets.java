package dev.ashlar.testkit;

import dev.ashlar.k8s.ClusterSecret;
import dev.ashlar.k8s.ClusterSecrets;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A cluster with nothing in it but Secrets.
public final class InMemoryClusterSecrets implements ClusterSecrets {
    private final Set<String> namespaces;
    private final Map<String, ClusterSecret> known = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Problem> refusal = new AtomicReference<>();

    /// @param namespaces those that may be written in
    public InMemoryClusterSecrets(Set<String> namespaces) {
        this.namespaces = Set.copyOf(namespaces);
    }

    @Override
    public boolean mayWriteIn(String namespace) {
        return namespaces.contains(namespace);
    }

    @Override
    public void put(ClusterSecret secret) {
        var refused = refusal.get();
        if (refused != null) {
            throw refused.asException();
        }
        if (!mayWriteIn(secret.namespace())) {
            throw new Problem.Conflict("not in this namespace").asException();
        }
        known.merge(place(secret.namespace(), secret.name()), secret, this::added);
    }

    /// From now on it refuses everything so.
    public void refuse(Problem problem) {
        refusal.set(problem);
    }

    /// As it is now.
    public Optional<ClusterSecret> find(String namespace, String name) {
        return Optional.ofNullable(known.get(place(namespace, name)));
    }

    /// How many there are.
    public int count() {
        return known.size();
    }

    /// Makes one that is of somebody else.
    public void makeForeign(String namespace, String name) {
        known.put(
                place(namespace, name),
                new ClusterSecret(
                        namespace,
                        name,
                        new UserId("stranger"),
                        List.of(),
                        new LinkedHashMap<>(Map.of("colour", new byte[] {1}))));
    }

    private ClusterSecret added(ClusterSecret there, ClusterSecret fresh) {
        if (!there.person().equals(fresh.person())) {
            throw new Problem.Conflict("it is somebody else's").asException();
        }
        var entries = new LinkedHashMap<>(there.entries());
        entries.putAll(fresh.entries());
        return new ClusterSecret(
                fresh.namespace(),
                fresh.name(),
                fresh.person(),
                fresh.owners().isEmpty() ? there.owners() : fresh.owners(),
                entries);
    }

    private static String place(String namespace, String name) {
        return namespace + "/" + name;
    }
}
