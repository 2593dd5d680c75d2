package dev.ashlar.chart;

import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.SettingsException;
import java.util.List;

/// What a program would say about its settings.
final class Problems {
    private Problems() {}

    static List<String> of(Settings settings) {
        try {
            settings.check();
            return List.of();
        } catch (SettingsException wrong) {
            return wrong.problems();
        }
    }
}
