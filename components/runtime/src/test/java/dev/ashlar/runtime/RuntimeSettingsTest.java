package dev.ashlar.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RuntimeSettingsTest {
    @Test
    void nothingNeedsToBeSet() {
        var settings = new Settings(Map.of());

        assertThat(RuntimeSettings.read(settings))
                .isEqualTo(new RuntimeSettings("0.0.1", LogLevel.INFO, LogFormat.JSON));
        settings.check();
    }

    @Test
    void choicesAreReadInAnyCaseOfLetters() {
        var settings = new Settings(Map.of("LOG_LEVEL", "Debug", "LOG_FORMAT", "TEXT"));

        assertThat(RuntimeSettings.read(settings))
                .isEqualTo(new RuntimeSettings("0.0.1", LogLevel.DEBUG, LogFormat.TEXT));
    }

    @Test
    void aChoiceThatIsNoneIsRefusedByName() {
        var settings = new Settings(Map.of("LOG_FORMAT", "xml"));
        RuntimeSettings.read(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOf(SettingsException.class)
                .hasMessage("LOG_FORMAT is \"xml\": it must be one of json, text.");
    }
}
