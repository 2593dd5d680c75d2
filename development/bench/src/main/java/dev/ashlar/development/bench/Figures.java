package dev.ashlar.development.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// What was measured of one case.
///
/// @param sorted how long each answer took, in nanoseconds
/// @param took from the first request to the last answer
/// @param failed answers that were no 200
record Figures(long[] sorted, Duration took, long failed) {
    private static final double MILLION = 1e6;

    static Figures of(List<long[]> times, Duration took, long failed) {
        var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            throw new IllegalStateException("The service gave no answer at all.");
        }
        return new Figures(all, took, failed);
    }

    long answers() {
        return sorted.length;
    }

    double medianMillis() {
        return millis(0.5);
    }

    /// The time within which this share of all answers came.
    double millis(double share) {
        return sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * share))] / MILLION;
    }

    double perSecond() {
        return sorted.length / (took.toNanos() / 1e9);
    }

    double longestMillis() {
        return LongStream.of(sorted).max().orElseThrow() / MILLION;
    }
}
