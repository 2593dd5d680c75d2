package dev.ashlar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.SettingsException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsSettingsTest {
    private static final String GATEWAY = "JOBS_METRICS_GATEWAY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://gateway:9091",
                "https://gateway.example.org/push/",
                "HTTP://[::1]:9091"
            })
    void anAddressOfTheWebIsTaken(String address) {
        var settings = new Settings(Map.of(GATEWAY, address));

        assertThat(JobsSettings.read(settings).gateway()).isEqualTo(address);
        settings.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push_gateway:9091",
                "http://somebody:geheim@gateway:9091",
                "gateway:9091",
                "http://gateway:9091?geheim",
                "http://gateway:9091/#geheim",
                "http://gate way:9091"
            })
    void whatCannotBeAskedLaterIsRefusedAtOnceAndNotRepeated(String address) {
        var settings = new Settings(Map.of(GATEWAY, address));
        JobsSettings.read(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(GATEWAY + " is no address of a push gateway")
                .hasMessageNotContaining("geheim");
    }
}
