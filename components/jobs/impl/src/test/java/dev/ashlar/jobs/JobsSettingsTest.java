package dev.ashlar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobsSettingsTest {
    @Test
    void aGatewayThatIsNoneIsRefusedAtTheStart() {
        var settings = new Settings(Map.of("JOBS_METRICS_GATEWAY", "push_gateway"));
        JobsSettings.read(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("JOBS_METRICS_GATEWAY is no address");
    }

    @Test
    void nobodyNeedBeTold() {
        var settings = new Settings(Map.of());

        assertThat(JobsSettings.read(settings).gateway()).isEmpty();
        settings.check();
    }
}
