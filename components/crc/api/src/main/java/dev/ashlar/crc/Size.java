package dev.ashlar.crc;

import static java.util.Objects.requireNonNullElse;

/// What a session of a class gets.
///
/// @param cpu cores, more than 0
/// @param memory GB, more than 0
/// @param gpu devices, 0 or more
/// @param maxStorage GB of disk that a session may ask for, more than 0
/// @param defaultStorage GB of disk that it gets unasked, more than 0
public record Size(double cpu, long memory, long gpu, long maxStorage, long defaultStorage) {
    /// Whether it suffices for somebody who needs at least this much.
    public boolean offers(Need need) {
        return cpu >= need.cpu()
                && memory >= need.memory()
                && gpu >= need.gpu()
                && maxStorage >= need.storage();
    }

    /// Whether one session of this size can run within a quota.
    public boolean fits(Amount quota) {
        return cpu <= quota.cpu() && memory <= quota.memory() && gpu <= quota.gpu();
    }

    public Size with(ClassPatch.SizePatch patch) {
        return new Size(
                requireNonNullElse(patch.cpu(), cpu),
                requireNonNullElse(patch.memory(), memory),
                requireNonNullElse(patch.gpu(), gpu),
                requireNonNullElse(patch.maxStorage(), maxStorage),
                requireNonNullElse(patch.defaultStorage(), defaultStorage));
    }
}
