package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.development.servers.ServerFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void withoutVariablesEveryPartHasItsFixedPlace() {
        var ports = Ports.read(Map.of());

        var places =
                Stream.of(Ports.Part.values())
                        .collect(Collectors.toMap(Ports.Part::variable, ports::of));
        assertThat(places)
                .isEqualTo(
                        Map.of(
                                "LOCAL_PORT_DATA_API", 8000,
                                "LOCAL_PORT_SECRETS", 8001,
                                "LOCAL_PORT_KEYCLOAK", 8180,
                                "LOCAL_PORT_REDIS", 16379,
                                "LOCAL_PORT_POSTGRES", 15432,
                                "LOCAL_PORT_SPICEDB", 15051,
                                "LOCAL_PORT_KUBERNETES", 16443));
    }

    @Test
    void aVariableMovesOnePart() {
        var ports = Ports.read(Map.of("LOCAL_PORT_REDIS", "6400"));

        assertThat(ports.of(Ports.Part.REDIS)).isEqualTo(6400);
        assertThat(ports.of(Ports.Part.POSTGRES)).isEqualTo(15432);
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        assertThat(Ports.read(Map.of("LOCAL_PORT_REDIS", "")).of(Ports.Part.REDIS))
                .isEqualTo(16379);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "many", "80 80"})
    void whatIsNoPortIsRefusedByName(String value) {
        assertThatThrownBy(() -> Ports.read(Map.of("LOCAL_PORT_REDIS", value)))
                .isInstanceOf(ServerFailure.class)
                .hasMessage(
                        "LOCAL_PORT_REDIS is \"%s\": it must be a port, a number from 1 to 65535."
                                .formatted(value));
    }

    @Test
    void twoPartsCannotShareAPort() {
        assertThatThrownBy(() -> Ports.read(Map.of("LOCAL_PORT_REDIS", "8000")))
                .isInstanceOf(ServerFailure.class)
                .hasMessageStartingWith("LOCAL_PORT_REDIS is 8000, which another part");
    }

    @Test
    void aTakenPortIsNamedWithTheVariableThatMovesIt() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var port = taken.getLocalPort();
            var ports = Ports.read(withFreePortsBut("LOCAL_PORT_DATA_API", port));

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage(
                            "Port %d, which the data API needs, is taken by another program: stop it, or choose another port with LOCAL_PORT_DATA_API.",
                            port);
        }
    }

    private static Map<String, String> withFreePortsBut(String variable, int port) {
        var free = Ports.free();
        return Stream.of(Ports.Part.values())
                .collect(
                        Collectors.toMap(
                                Ports.Part::variable,
                                part ->
                                        String.valueOf(
                                                part.variable().equals(variable)
                                                        ? port
                                                        : free.of(part))));
    }
}
