package dev.ashlar.jobs;

import dev.ashlar.kernel.Settings;
import java.time.Duration;

/// How long runs may take, and who is told of them.
///
/// @param gateway where metrics are pushed to; empty for nowhere
public record JobsSettings(Duration shortRun, Duration longRun, String gateway) {
    /// Short runs begin every two minutes; with what a start and the last record take, one is over before the next.
    private static final int SHORT_SECONDS = 100;

    /// Short runs do nothing meanwhile, so people wait that long at most to become users, or to be none any more.
    private static final int LONG_SECONDS = 3_600;

    private static final int A_DAY = 86_400;

    public static JobsSettings read(Settings settings) {
        return new JobsSettings(
                seconds(
                        settings,
                        "JOBS_SHORT_RUN_SECONDS",
                        SHORT_SECONDS,
                        "after how many seconds a short run ends"),
                seconds(
                        settings,
                        "JOBS_LONG_RUN_SECONDS",
                        LONG_SECONDS,
                        "after how many seconds a long run ends"),
                settings.address(
                        "JOBS_METRICS_GATEWAY",
                        "",
                        "the address of a Prometheus push gateway that is told of every run",
                        "http://gateway:9091"));
    }

    private static Duration seconds(Settings settings, String name, int fallback, String meaning) {
        return Duration.ofSeconds(settings.integer(name, fallback, 1, A_DAY, meaning));
    }
}
