package dev.ashlar.crc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to change of an amount; null keeps what is there.
public record AmountPatch(@Nullable Double cpu, @Nullable Long memory, @Nullable Long gpu) {
    /// All of it, where there is nothing to change yet.
    public Optional<Amount> whole() {
        return cpu == null || memory == null || gpu == null
                ? Optional.empty()
                : Optional.of(new Amount(cpu, memory, gpu));
    }
}
