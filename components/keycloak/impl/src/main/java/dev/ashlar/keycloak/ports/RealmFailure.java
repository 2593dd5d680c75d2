package dev.ashlar.keycloak.ports;

import dev.ashlar.jobs.Hindrance;
import org.jspecify.annotations.Nullable;

/// Why the realm could not be asked, in a sentence for whoever operates the platform. Holds no secret.
public final class RealmFailure extends Hindrance {
    public RealmFailure(String sentence) {
        this(sentence, null);
    }

    public RealmFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
