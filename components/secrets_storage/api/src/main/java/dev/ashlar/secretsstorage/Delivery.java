package dev.ashlar.secretsstorage;

import dev.ashlar.k8s.ClusterSecret;
import dev.ashlar.kernel.Ulid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What somebody wants to have delivered, and where to.
///
/// @param name of the Secret in Kubernetes
/// @param secrets ids of stored secrets, at least one
/// @param owners what the Secret goes with
/// @param keys under which keys of the Secret each of them is wanted, by its id; null for its own filename
public record Delivery(
        String name,
        String namespace,
        SequencedSet<Ulid> secrets,
        List<ClusterSecret.Owner> owners,
        @Nullable SequencedMap<String, List<String>> keys) {
    public Delivery {
        owners = List.copyOf(owners);
        keys = keys == null ? null : new LinkedHashMap<>(keys);
    }
}
