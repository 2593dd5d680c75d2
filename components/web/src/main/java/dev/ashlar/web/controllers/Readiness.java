package dev.ashlar.web.controllers;

import dev.ashlar.kernel.HealthProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks all neighbours at once. A neighbour that has not answered in time counts as away, whatever its probe promised.
final class Readiness {
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    /// @param ready whether everything critical answers
    record Found(boolean ready, List<State> probes) {
        /// As JSON.
        Map<String, Object> shown() {
            var neighbours = new LinkedHashMap<String, Object>();
            for (var state : probes) {
                neighbours.put(
                        state.name(),
                        Map.of(
                                "status",
                                state.answers() ? "up" : "down",
                                "critical",
                                state.critical()));
            }
            var shown = new LinkedHashMap<String, Object>();
            shown.put("status", ready ? word() : "not ready");
            shown.put("neighbours", neighbours);
            return shown;
        }

        private String word() {
            return probes.stream().allMatch(State::answers) ? "ready" : "degraded";
        }
    }

    record State(String name, boolean critical, boolean answers) {}

    private final List<HealthProbe> probes;

    Readiness(List<HealthProbe> probes) {
        this.probes = List.copyOf(probes);
    }

    Found ask() {
        var asked = new ArrayList<FutureTask<Boolean>>();
        for (var probe : probes) {
            var task = new FutureTask<>(probe::answers);
            Thread.ofVirtual().name("probe-" + probe.name()).start(task);
            asked.add(task);
        }
        var until = System.nanoTime() + PATIENCE.toNanos();
        var states = new ArrayList<State>();
        for (int at = 0; at < probes.size(); at++) {
            var probe = probes.get(at);
            states.add(new State(probe.name(), probe.critical(), answer(asked.get(at), until)));
        }
        return new Found(states.stream().allMatch(it -> it.answers() || !it.critical()), states);
    }

    private static boolean answer(FutureTask<Boolean> task, long until) {
        try {
            return task.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            task.cancel(true);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
