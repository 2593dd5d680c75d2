package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message that a body or a query can get, against the fixture's OpenAPI file.
class ChecksTest {
    private static final String FRAME = "There are errors in the following fields, ";
    private static final String KINDS = "general, storage, two words, GLOBAL";

    private final Checks checks = new Checks(new Schemas(new Descriptions()));

    static Stream<List<String>> bodies() {
        return Stream.of(
                List.of("postThing", "{}", "name: is required"),
                List.of("postThing", "{\"name\":null}", "name: must be a text"),
                List.of("postThing", "{\"name\":5}", "name: must be a text"),
                List.of("postThing", "{\"name\":\"\"}", "name: must not be empty"),
                List.of(
                        "postThing",
                        "{\"name\":\"" + "n".repeat(100) + "\"}",
                        "name: must have at most 99 characters"),
                List.of(
                        "postThing",
                        "{\"name\":\"n\",\"colour\":\"red\"}",
                        "colour: is not a field that is known here"),
                List.of("postThing", "{\"name\":\"n\",\"labels\":{}}", "labels: must be a list"),
                List.of(
                        "postThing",
                        "{\"name\":\"n\",\"labels\":[\"a\",\"a\"]}",
                        "labels: must not have the same entry twice"),
                List.of(
                        "postThing",
                        "{\"name\":\"n\",\"labels\":[\"a\",\"B\"]}",
                        "labels.1: must have the form ^[a-z]([-a-z0-9]*[a-z0-9])?$"),
                List.of(
                        "postThing",
                        "{\"name\":\"n\",\"kind\":\"x\"}",
                        "kind: must be one of " + KINDS),
                List.of("putList", "[]", "body: must not be empty"),
                List.of("postShapes", "{\"always\":1}", "always: must be true or false"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"whole\":1.5}",
                        "whole: must be a whole number"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"single\":\"1\"}",
                        "single: must be a number"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"inner\":\"x\"}",
                        "inner: must be an object"),
                List.of("postShapes", "{\"always\":true,\"real\":0}", "real: must be more than 0"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"port\":65400}",
                        "port: must be less than 65400"),
                List.of("postShapes", "{\"always\":true,\"port\":0}", "port: must be more than 0"),
                List.of(
                        "patchThing",
                        "{\"disk_storage\":0}",
                        "disk_storage: must not be less than 1"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"when\":\"yesterday\"}",
                        "when: must be a time such as 2026-01-31T09:30:00Z"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"choice\":{\"neither\":1}}",
                        "choice: does not fit any of the forms that are allowed here"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"mapping\":{\"x\":5}}",
                        "mapping.x: does not fit any of the forms that are allowed here"),
                List.of(
                        "postShapes",
                        "{\"always\":true,\"merged\":{\"kind\":\"storage\"}}",
                        "merged.storage_url: is required"),
                List.of(
                        "postEither",
                        "{\"neither\":1}",
                        "body: does not fit any of the forms that are allowed here"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bodies(List<String> example) {
        assertThatThrownBy(() -> body(example.get(0), example.get(1)))
                .hasMessage(FRAME + example.get(2));
    }

    @Test
    void severalFieldsAreNamedTogether() {
        assertThatThrownBy(() -> body("postThing", "{\"name\":\"\",\"kind\":\"x\"}"))
                .hasMessage(FRAME + "name: must not be empty, kind: must be one of " + KINDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postThing | [1]    | The body must be a JSON object.",
                "postThing | 5      | The body must be a JSON object.",
                "postThing | null   | The body must be a JSON object.",
                "postThing | '\"a\"' | The body must be a JSON object.",
                "postThing | ''     | A body is needed: a JSON object.",
                "putList   | {}     | The body must be a JSON array.",
                "putList   | ''     | A body is needed: a JSON array."
            })
    void aBodyOfTheWrongKindIsToldTheRightOne(String operation, String body, String message) {
        assertThatThrownBy(() -> body(operation, body)).hasMessage(message);
    }

    @Test
    void whatMayBeLeftOutMayAlsoBeNull() {
        var value = body("postThing", "{\"name\":\"n\",\"description\":null,\"labels\":null}");

        assertThat(value).hasToString("{\"name\":\"n\"}");
    }

    @Test
    void whatCanBeClearedKeepsItsNull() {
        var value = body("patchThing", "{\"name\":null,\"secret\":null,\"kind\":null}");

        assertThat(value).hasToString("{\"secret\":null,\"kind\":null}");
    }

    @Test
    @Timeout(60)
    void aPatternThatTakesForAgesOnlyRefuses() {
        var text = "a".repeat(1_000) + "!";

        assertThatThrownBy(() ->
                        body("postShapes", "{\"always\":true,\"patterned\":\"" + text + "\"}"))
                .hasMessageStartingWith(FRAME + "patterned: must have the form");
    }

    @Test
    @Timeout(60)
    void aLongListIsRefusedSoon() {
        var list = "\"A\",".repeat(15_000);

        assertThatThrownBy(() -> body("putList", "[" + list + "\"A\"]"))
                .hasMessage(FRAME + "0: must have the form ^[a-z]([-a-z0-9]*[a-z0-9])?$");
    }

    static Stream<List<String>> queries() {
        return Stream.of(
                List.of("page=0", "page: must not be less than 1"),
                List.of("page=x", "page: must be a whole number"),
                List.of("page=1.5", "page: must be a whole number"),
                List.of("per_page=101", "per_page: must not be more than 100"),
                List.of("page=1&page=2", "page: must not be given twice"),
                List.of("pages=1", "pages: is not a parameter of this route"),
                List.of("kind=x", "kind: must be one of " + KINDS),
                List.of("exact=perhaps", "exact: must be true or false"),
                List.of("weight=heavy", "weight: must be a number"),
                List.of(
                        "page=0&kind=x",
                        "page: must not be less than 1, kind: must be one of " + KINDS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void queries(List<String> example) {
        assertThatThrownBy(() -> query("getThings", example.get(0)))
                .hasMessage(FRAME + example.get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                    '{\"page\":1,\"per_page\":20,\"exact\":false}'",
        "page=,                 '{\"page\":1,\"per_page\":20,\"exact\":false}'",
        "page=7&exact=1,        '{\"page\":7,\"per_page\":20,\"exact\":true}'",
        "exact=NO&weight=1.50,  '{\"page\":1,\"per_page\":20,\"exact\":false,\"weight\":1.50}'"
    })
    void whatIsAbsentOrEmptyGetsItsDefault(String query, String value) {
        assertThat(query("getThings", query)).hasToString(value);
    }

    @Test
    void aQueryThatIsOneObjectIsReadByItsFields() {
        var value = query("searchThings", "page=3&direct_member=true");

        assertThat(value)
                .hasToString(
                        "{\"page\":3,\"per_page\":20,\"namespace\":\"\",\"direct_member\":true}");
    }

    private @Nullable JsonNode body(String operation, String text) {
        return checks.body(operation, text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode query(String operation, String text) {
        var values = new LinkedHashMap<CharSequence, List<String>>();
        for (var pair : text.split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                values.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
            }
        }
        return checks.query(operation, new SimpleHttpParameters(values, ConversionService.SHARED));
    }
}
