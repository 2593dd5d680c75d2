package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
    private final Json json = new Json();

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("nothing", " ", ErrorCode.BAD_REQUEST),
                Arguments.of("half an object", "{\"a\":", ErrorCode.BAD_REQUEST),
                Arguments.of("two values", "{} {}", ErrorCode.BAD_REQUEST),
                Arguments.of("a byte order mark", "\uFEFF{}", ErrorCode.BAD_REQUEST),
                Arguments.of("a form", "a=1&b=2", ErrorCode.BAD_REQUEST),
                Arguments.of("single quotes", "{'a':1}", ErrorCode.BAD_REQUEST),
                Arguments.of("a comment", "{}//", ErrorCode.BAD_REQUEST),
                Arguments.of("not a number", "[NaN]", ErrorCode.BAD_REQUEST),
                Arguments.of("a leading zero", "[01]", ErrorCode.BAD_REQUEST),
                Arguments.of("a trailing comma", "[1,]", ErrorCode.BAD_REQUEST),
                Arguments.of("deep lists", "[".repeat(100_000), ErrorCode.INVALID),
                Arguments.of("deep objects", "{\"a\":".repeat(50_000), ErrorCode.INVALID),
                Arguments.of("many digits", "[" + "9".repeat(10_000) + "]", ErrorCode.INVALID),
                Arguments.of("a huge number", "[1e999999999]", ErrorCode.INVALID),
                Arguments.of("a huger number", "[1e99999999999]", ErrorCode.INVALID),
                Arguments.of("a tiny number", "[1e-999999999]", ErrorCode.INVALID),
                Arguments.of("many values", "[" + "1,".repeat(300_000) + "1]", ErrorCode.INVALID),
                Arguments.of("half a character", "[\"\\ud800\"]", ErrorCode.INVALID),
                Arguments.of("half a name", "{\"\\udc00\":1}", ErrorCode.INVALID));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(60)
    void refused(String what, String text, ErrorCode code) {
        assertThatThrownBy(() -> json.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    @Test
    void latinOneIsNotUtf8() {
        var latin = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> json.read(latin))
                .hasMessage("The body is not valid JSON: it is not UTF-8.");
    }

    @Test
    void ofAKeyGivenTwiceTheLastCounts() {
        var value = json.read("{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8));

        assertThat(value.get("a").asInt()).isEqualTo(2);
    }

    @Test
    void aWholeCharacterOutsideTheFirstPlaneIsFine() {
        var value = json.read("[\"\\ud83d\\ude00\"]".getBytes(StandardCharsets.UTF_8));

        assertThat(value.get(0).asText()).isEqualTo("😀");
    }
}
