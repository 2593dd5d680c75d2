package dev.ashlar.secretsstorage.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.secretsstorage.Delivery;
import java.util.regex.Pattern;

/// Refuses beforehand what Kubernetes would refuse, in words that help.
final class DeliveryForm {
    /// Secrets at most that one delivery takes: each costs a tenth of a second of a core.
    static final int MOST = 1_000;

    /// Bytes at most that Kubernetes keeps in one Secret.
    static final int MOST_BYTES = 1_048_576;

    private static final int LONGEST_NAME = 253;
    private static final Pattern PART = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private DeliveryForm() {}

    static void check(Delivery delivery) {
        if (delivery.name().length() > LONGEST_NAME || !isName(delivery.name())) {
            throw Problem.Invalid.field(
                            "name",
                            "must be 1 to %d of a-z, 0-9, - and ., with a letter or digit at both ends"
                                    .formatted(LONGEST_NAME))
                    .asException();
        }
        if (delivery.secrets().size() > MOST) {
            throw Problem.Invalid.field("secret_ids", "must be at most %d".formatted(MOST))
                    .asException();
        }
    }

    static void checkSize(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new Problem.Invalid(
                            "Together the secrets are too large for one Secret in Kubernetes: deliver"
                                    + " fewer of them.")
                    .asException();
        }
    }

    private static boolean isName(String text) {
        for (var part : text.split("\\.", -1)) {
            if (!PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }
}
