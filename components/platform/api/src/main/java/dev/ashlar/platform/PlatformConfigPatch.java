package dev.ashlar.platform;

import org.jspecify.annotations.Nullable;

/// What an administrator wants changed; null keeps what is there.
public record PlatformConfigPatch(@Nullable String incidentBanner) {}
