package dev.ashlar.crc;

import static java.util.Objects.requireNonNullElse;

/// How much of a cluster.
///
/// @param cpu cores, more than 0
/// @param memory GB, more than 0
/// @param gpu devices, 0 or more
public record Amount(double cpu, long memory, long gpu) {
    public Amount with(AmountPatch patch) {
        return new Amount(
                requireNonNullElse(patch.cpu(), cpu),
                requireNonNullElse(patch.memory(), memory),
                requireNonNullElse(patch.gpu(), gpu));
    }
}
