package dev.ashlar.crc;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/// What is said of a pool besides its classes and quota.
///
/// @param isPublic everybody may use it, also without logging in
/// @param isDefault it is what everybody may use, and there is one such pool at most
/// @param idleThreshold seconds after which an idle session is hibernated; null for none, and 0 reads as null
/// @param hibernationThreshold seconds after which a hibernated session is removed; null for none, and 0 reads as null
public record PoolTerms(
        String name,
        boolean isPublic,
        boolean isDefault,
        @Nullable Integer idleThreshold,
        @Nullable Integer hibernationThreshold) {
    public PoolTerms {
        idleThreshold = setOrNull(idleThreshold);
        hibernationThreshold = setOrNull(hibernationThreshold);
    }

    public PoolTerms with(PoolPatch.Terms patch) {
        return new PoolTerms(
                requireNonNullElse(patch.name(), name),
                requireNonNullElse(patch.isPublic(), isPublic),
                requireNonNullElse(patch.isDefault(), isDefault),
                patch.idleThreshold() == null ? idleThreshold : patch.idleThreshold(),
                patch.hibernationThreshold() == null
                        ? hibernationThreshold
                        : patch.hibernationThreshold());
    }

    private static @Nullable Integer setOrNull(@Nullable Integer seconds) {
        return seconds == null || seconds == 0 ? null : seconds;
    }
}
