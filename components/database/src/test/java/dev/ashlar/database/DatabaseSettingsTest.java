package dev.ashlar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    @Test
    void onlyThePasswordMustBeSet() {
        var settings = new Settings(Map.of("DB_PASSWORD", "secret"));

        var read = DatabaseSettings.read(settings);

        settings.check();
        assertThat(read.host()).isEqualTo("localhost");
        assertThat(read.port()).isEqualTo(5432);
        assertThat(read.user()).isEqualTo("renku");
        assertThat(read.name()).isEqualTo("renku");
        assertThat(read.password().value()).isEqualTo("secret");
        assertThat(read.connections()).isEqualTo(10);
        assertThat(read.patience()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aMissingPasswordAndAWrongPortAreSaidTogether() {
        var settings = new Settings(Map.of("DB_PORT", "many"));

        DatabaseSettings.read(settings);

        assertThatThrownBy(settings::check)
                .hasMessageContaining("DB_PASSWORD")
                .hasMessageContaining("DB_PORT");
    }

    @Test
    void thePasswordIsNotPrinted() {
        var read = DatabaseSettings.read(new Settings(Map.of("DB_PASSWORD", "secret")));

        assertThat(read.toString()).doesNotContain("secret");
    }
}
