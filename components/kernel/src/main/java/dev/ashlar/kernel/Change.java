package dev.ashlar.kernel;

import org.jspecify.annotations.Nullable;

/// One field of a patch: absent in JSON is `Keep`, `null` is `Clear`, anything else is `To`.
public sealed interface Change<T> {
    record Keep<T>() implements Change<T> {}

    record Clear<T>() implements Change<T> {}

    record To<T>(T value) implements Change<T> {}

    /// What the field becomes.
    default @Nullable T applyTo(@Nullable T current) {
        return switch (this) {
            case Keep<T> _ -> current;
            case Clear<T> _ -> null;
            case To<T>(var value) -> value;
        };
    }
}
