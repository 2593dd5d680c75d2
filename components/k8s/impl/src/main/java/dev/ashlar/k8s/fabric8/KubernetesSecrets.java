package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.ClusterSecret;
import dev.ashlar.k8s.ClusterSecrets;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Needs the rights to create and to patch Secrets, and no other: it never reads one.
@Singleton
final class KubernetesSecrets implements ClusterSecrets {
    private static final int NOT_FOUND = 404;
    private static final int TAKEN = 409;
    private static final int CANNOT_BE = 422;
    private static final int ATTEMPTS = 3;
    private static final long LONGEST_NANOSECONDS = 5_500_000_000L;
    private static final PatchContext JSON_PATCH = PatchContext.of(PatchType.JSON);
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesSecrets.class);

    private final Cluster cluster;
    private final KubernetesSettings settings;

    KubernetesSecrets(Cluster cluster, KubernetesSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    @Override
    public boolean mayWriteIn(String namespace) {
        return settings.namespaces().contains(namespace);
    }

    /// Whoever makes or removes a Secret of that name at the same moment is met again in the next attempt.
    @Override
    public void put(ClusterSecret secret) {
        if (!mayWriteIn(secret.namespace())) {
            throw Refusals.elsewhere(secret.namespace());
        }
        var began = System.nanoTime();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (created(secret) || patched(secret)) {
                return;
            }
            if (System.nanoTime() - began > LONGEST_NANOSECONDS) {
                break;
            }
        }
        throw new Problem.Conflict(
                        "The Secret %s is being changed by others just now, please try again."
                                .formatted(secret.name()))
                .asException();
    }

    /// @return false if there is one of that name
    private boolean created(ClusterSecret secret) {
        try {
            cluster.client().resource(SecretObject.whole(secret)).create();
            return true;
        } catch (KubernetesClientException failure) {
            if (failure.getCode() == TAKEN) {
                return false;
            }
            throw refused(secret, failure);
        }
    }

    /// @return false if there is none of that name any more, or if somebody else changed it meanwhile
    private boolean patched(ClusterSecret secret) {
        var patch = new SecretPatch(secret);
        try {
            patch(secret, patch.adding());
            return true;
        } catch (KubernetesClientException failure) {
            switch (failure.getCode()) {
                case NOT_FOUND, TAKEN -> {
                    return false;
                }
                case CANNOT_BE -> {
                    return filled(secret, patch);
                }
                default -> throw refused(secret, failure);
            }
        }
    }

    /// For a Secret that is ours and has no data; where it has a wrong label this is refused too.
    private boolean filled(ClusterSecret secret, SecretPatch patch) {
        try {
            patch(secret, patch.filling());
            return true;
        } catch (KubernetesClientException failure) {
            return switch (failure.getCode()) {
                case NOT_FOUND, TAKEN -> false;
                case CANNOT_BE -> throw Refusals.notOurs(secret.name());
                default -> throw refused(secret, failure);
            };
        }
    }

    private void patch(ClusterSecret secret, String patch) {
        cluster.client().resource(SecretObject.named(secret)).patch(JSON_PATCH, patch);
    }

    /// What Kubernetes says stays here: it may repeat what it was sent.
    private static ProblemException refused(
            ClusterSecret secret, KubernetesClientException failure) {
        LOG.atWarn()
                .addKeyValue("namespace", secret.namespace())
                .addKeyValue("secret", secret.name())
                .addKeyValue("status", failure.getCode())
                .log("Kubernetes does not take a Secret: {}", Refusals.cause(failure));
        return Refusals.of(failure);
    }
}
