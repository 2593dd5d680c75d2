package dev.ashlar.k8s.fabric8;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// What Kubernetes refuses, in the words of the house.
final class Refusals {
    private static final int NO_ANSWER = 0;
    private static final int MALFORMED = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int CANNOT_BE = 422;

    private Refusals() {}

    static ProblemException of(KubernetesClientException failure) {
        return switch (failure.getCode()) {
            case MALFORMED, TOO_LARGE, CANNOT_BE ->
                    new Problem.Invalid(
                                    "Kubernetes does not accept this Secret: look at its name, its keys, its"
                                            + " size and its owner_references, of which one can be in control.")
                            .asException();
            case NO_ANSWER ->
                    notDelivered(
                            "Kubernetes does not answer, so the Secret may not be there; please try"
                                    + " again in a moment.");
            case UNAUTHENTICATED, FORBIDDEN ->
                    notDelivered("Kubernetes does not let this service write Secrets there.");
            case NOT_FOUND -> notDelivered("Kubernetes does not know the namespace.");
            default -> notDelivered("Kubernetes could not write the Secret; please try again.");
        };
    }

    static ProblemException elsewhere(String namespace) {
        return new Problem.Conflict(
                        "This service does not write Secrets in the namespace %s."
                                .formatted(namespace))
                .asException();
    }

    static ProblemException notOurs(String name) {
        return new Problem.Conflict(
                        "There is a Secret %s that this service did not make for you: choose another name."
                                .formatted(name))
                .asException();
    }

    /// In a few words, none of which is the cluster's.
    static String why(KubernetesClientException failure) {
        return failure.getCode() <= NO_ANSWER
                ? "no answer (" + cause(failure) + ")"
                : "it answered " + failure.getCode();
    }

    /// The kind of failure where there was no answer; never its words.
    static String cause(KubernetesClientException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    private static ProblemException notDelivered(String message) {
        return new Problem.NotDelivered(message).asException();
    }
}
