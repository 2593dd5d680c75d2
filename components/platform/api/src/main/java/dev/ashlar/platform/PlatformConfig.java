package dev.ashlar.platform;

import dev.ashlar.kernel.ETag;

/// What is set for the whole platform.
///
/// @param incidentBanner shown to everybody on every page; empty when there is nothing to say
/// @param version 0 at first, grows by one with every change
public record PlatformConfig(String incidentBanner, long version) {
    /// What a platform has that nobody has configured yet.
    public static final PlatformConfig INITIAL = new PlatformConfig("", 0);

    public ETag etag() {
        return ETag.of("platform-config", Long.toString(version), incidentBanner);
    }

    /// What becomes of it when `patch` is applied; itself if that changes nothing.
    public PlatformConfig with(PlatformConfigPatch patch) {
        var banner = patch.incidentBanner();
        return banner == null || banner.equals(incidentBanner)
                ? this
                : new PlatformConfig(banner, version + 1);
    }
}
