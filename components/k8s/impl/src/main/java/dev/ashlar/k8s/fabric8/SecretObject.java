package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.ClusterSecret;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Secret as Kubernetes writes it.
final class SecretObject {
    /// Its value is the person for whom the Secret was made. Without a slash, which would have to be escaped in patches.
    static final String LABEL = "ashlar-secrets-of";

    private SecretObject() {}

    static Secret whole(ClusterSecret secret) {
        return new SecretBuilder(named(secret))
                .editMetadata()
                .addToLabels(LABEL, secret.person().value())
                .withOwnerReferences(owners(secret))
                .endMetadata()
                .withType("Opaque")
                .withData(data(secret))
                .build();
    }

    /// Nothing but where it is.
    static Secret named(ClusterSecret secret) {
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(secret.namespace())
                .withName(secret.name())
                .endMetadata()
                .build();
    }

    static List<OwnerReference> owners(ClusterSecret secret) {
        return secret.owners().stream()
                .map(owner ->
                        new OwnerReferenceBuilder()
                                .withApiVersion(owner.apiVersion())
                                .withKind(owner.kind())
                                .withName(owner.name())
                                .withUid(owner.uid())
                                .withController(true)
                                .build())
                .toList();
    }

    static Map<String, String> data(ClusterSecret secret) {
        var data = new LinkedHashMap<String, String>();
        secret.entries()
                .forEach((key, bytes) -> data.put(key, Base64.getEncoder().encodeToString(bytes)));
        return data;
    }
}
