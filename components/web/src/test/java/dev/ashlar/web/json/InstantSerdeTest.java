package dev.ashlar.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantSerdeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z,           2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00.12Z,        2026-01-31T09:30:00.120000Z",
        "2026-01-31T09:30:00.000001Z,    2026-01-31T09:30:00.000001Z",
        "2026-01-31T09:30:00.999999999Z, 2026-01-31T09:30:00.999999Z",
        "2026-01-31T09:30:00.000000999Z, 2026-01-31T09:30:00Z",
    })
    void sixDigitsOrNoneAndNeverLater(Instant moment, String shown) {
        assertThat(InstantSerde.format(moment)).isEqualTo(shown);
    }
}
