package dev.ashlar.k8s;

import dev.ashlar.kernel.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A Secret as the cluster is to have it.
///
/// @param person for whom it is; nobody else's delivery can change it
/// @param owners the Secret goes when they are gone
/// @param entries the bytes of each key, in order; never shown
public record ClusterSecret(
        String namespace,
        String name,
        UserId person,
        List<Owner> owners,
        SequencedMap<String, byte[]> entries) {
    /// Another object of the same namespace that controls the Secret.
    ///
    /// @param apiVersion `amalthea.dev/v1alpha1` for example
    /// @param uid as the cluster gave it
    public record Owner(String apiVersion, String kind, String name, String uid) {}

    public ClusterSecret {
        owners = List.copyOf(owners);
        entries = new LinkedHashMap<>(entries);
    }

    /// Where it is and what its keys are called, without any value.
    @Override
    public String toString() {
        return "Secret %s/%s of %s with the keys %s"
                .formatted(namespace, name, person, entries.keySet());
    }
}
