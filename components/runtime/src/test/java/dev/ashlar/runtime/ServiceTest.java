package dev.ashlar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServiceTest {
    @Test
    void everyProgramHasTimeInMicrosecondsAndIds() {
        try (var service = Service.start(List.of(), Map.of(), _ -> {})) {
            var now = service.context().getBean(InstantSource.class).instant();
            var ids = service.context().getBean(Ids.class);

            assertThat(now.getNano() % 1_000).isZero();
            assertThat(ids.next().value()).isLessThan(ids.next().value());
        }
    }

    @Test
    void singletonsAreBeans() {
        var settings = RuntimeSettings.read(new Settings(Map.of()));

        try (var service = Service.start(List.of(settings), Map.of(), _ -> {})) {
            assertThat(service.context().getBean(RuntimeSettings.class)).isSameAs(settings);
        }
    }

    @Test
    void stoppingTurnsReadinessRed() {
        var service = Service.start(List.of(), Map.of(), _ -> {});
        var probe = service.context().getBean(HealthProbe.class);
        var before = probe.answers();

        service.close();

        assertThat(before).isTrue();
        assertThat(probe.answers()).isFalse();
        assertThat(probe.critical()).isTrue();
    }
}
