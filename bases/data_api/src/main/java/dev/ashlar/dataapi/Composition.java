package dev.ashlar.dataapi;

import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.RuntimeSettings;
import java.util.List;
import java.util.Map;

/// What this program is made of, as far as it can be told from outside.
///
/// @param singletons the settings of every component that has some
/// @param properties what the server itself is told
record Composition(List<?> singletons, Map<String, Object> properties) {
    private static final int PORT = 8000;

    static Composition read(Settings settings) {
        var port = settings.port("PORT", PORT, "the port to listen on");
        return new Composition(
                List.of(RuntimeSettings.read(settings)), Map.of("micronaut.server.port", port));
    }
}
