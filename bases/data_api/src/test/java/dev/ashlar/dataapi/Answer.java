package dev.ashlar.dataapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/// What the API answered.
record Answer(int status, HttpHeaders headers, String text, JsonMapper json) {
    /// Itself, for what a test only prepares.
    Answer expect(int wanted) {
        assertThat(status).as(text).isEqualTo(wanted);
        return this;
    }

    /// The body as an object.
    Map<?, ?> object() {
        return (Map<?, ?>) value();
    }

    /// The body as an array of objects.
    List<Map<?, ?>> list() {
        return ((List<?>) value()).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    /// The text of a field of the body.
    String text(String field) {
        return String.valueOf(object().get(field));
    }

    /// The number and the message of a refusal, as `1404 Not here`.
    String refusal() {
        var error = (Map<?, ?>) object().get("error");
        return error == null ? "none" : error.get("code") + " " + error.get("message");
    }

    /// A header's value, empty if there is none.
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// The four headers of a list: page, per-page, total, total-pages.
    String paging() {
        return String.join(
                " ", header("page"), header("per-page"), header("total"), header("total-pages"));
    }

    private Object value() {
        try {
            return requireNonNull(json.readValue(text, Object.class), text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
