package dev.ashlar.counterexample.core;

import dev.ashlar.kernel.Ids;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Keeps state where everybody shares it, and gets what it needs behind its constructor's back.
final class ForgetfulService {
    private static int calls;

    @Inject private @Nullable Ids ids;

    int next() {
        calls++;
        return ids == null ? -1 : calls;
    }
}
