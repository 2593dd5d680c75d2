package dev.ashlar.crc;

import dev.ashlar.kernel.Problem;

/// What somebody wants to compute with, at least; 0 where it does not matter.
///
/// @param memory GB
/// @param storage GB
public record Need(double cpu, long memory, long storage, long gpu) {
    /// @throws dev.ashlar.kernel.ProblemException `Problem.Invalid` for more cores than there are numbers
    public Need {
        if (!Double.isFinite(cpu)) {
            throw Problem.Invalid.field("cpu", "is out of range").asException();
        }
    }
}
