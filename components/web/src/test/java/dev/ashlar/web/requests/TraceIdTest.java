package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {
    private static final String GIVEN = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "42-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-of-a-later-version"
            })
    void theCallersTraceGoesOn(String traceparent) {
        assertThat(TraceId.of(traceparent)).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "<script>alert(1)</script>"
            })
    void anythingElseGetsATraceOfItsOwn(@Nullable String traceparent) {
        assertThat(TraceId.of(traceparent)).matches("[0-9a-f]{32}").isNotEqualTo(GIVEN);
    }

    @Test
    void noTwoRequestsShareOne() {
        assertThat(TraceId.of(null)).isNotEqualTo(TraceId.of(null));
    }
}
