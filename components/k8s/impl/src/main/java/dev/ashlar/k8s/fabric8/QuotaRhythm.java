package dev.ashlar.k8s.fabric8;

import java.time.Duration;

/// How long things take around the memory of quotas.
///
/// @param silence after it, without a word of the cluster, quotas are unknown
/// @param beat between two questions whether the cluster is there, while it is watched
/// @param round after it all is read once more, in case a watch was cut without anybody noticing
/// @param first pause after a failure, doubled with each further one
/// @param longest pause
/// @param own for so long what this program wrote is held against older news
record QuotaRhythm(
        Duration silence,
        Duration beat,
        Duration round,
        Duration first,
        Duration longest,
        Duration own) {
    static QuotaRhythm usual() {
        return new QuotaRhythm(
                Duration.ofSeconds(10),
                Duration.ofSeconds(4),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
