package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.ClusterSecret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Changes of a Secret that is there, as JSON patches (RFC 6902). Each begins by testing the label, so that the cluster
/// itself refuses in one step what is not ours to change; reading it first would need a right that the service has not.
final class SecretPatch {
    private final ClusterSecret secret;

    SecretPatch(ClusterSecret secret) {
        this.secret = secret;
    }

    /// Sets the given keys and leaves the others. The cluster refuses it where there is no data at all.
    String adding() {
        var steps = begun();
        SecretObject.data(secret).forEach((key, value) -> steps.add(add("/data/" + key, value)));
        return Serialization.asJson(steps);
    }

    /// Sets the data as a whole.
    String filling() {
        var steps = begun();
        steps.add(add("/data", SecretObject.data(secret)));
        return Serialization.asJson(steps);
    }

    private List<Map<String, Object>> begun() {
        var steps = new ArrayList<Map<String, Object>>();
        steps.add(
                Map.of(
                        "op",
                        "test",
                        "path",
                        "/metadata/labels/" + SecretObject.LABEL,
                        "value",
                        secret.person().value()));
        if (!secret.owners().isEmpty()) {
            steps.add(add("/metadata/ownerReferences", SecretObject.owners(secret)));
        }
        return steps;
    }

    private static Map<String, Object> add(String path, Object value) {
        return Map.of("op", "add", "path", path, "value", value);
    }
}
