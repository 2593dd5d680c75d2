package dev.ashlar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.ashlar.kernel.Sensitive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLinesTest {
    private final JsonLines lines = new JsonLines();

    @Test
    void aLineIsOneObjectWithContextAndKeys() {
        var event = event("a \"quoted\"\nmessage\u0001");
        event.addKeyValuePair(new KeyValuePair("port", 8000));
        event.addKeyValuePair(new KeyValuePair("ready", true));
        event.addKeyValuePair(new KeyValuePair("password", new Sensitive("swordfish")));

        assertThat(encoded(event))
                .isEqualTo(
                        """
                        {"time":"2026-11-21T10:00:00.000123Z","level":"INFO","logger":"a.b",\
                        "thread":"t1","message":"a \\"quoted\\"\\nmessage\\u0001","trace_id":"4bf9",\
                        "port":8000,"ready":true,"password":"(hidden)"}
                        """);
    }

    @Test
    void aKeyCannotReplaceWhatEveryLineHas() {
        var event = event("here");
        event.addKeyValuePair(new KeyValuePair("level", "FATAL"));

        assertThat(encoded(event)).contains("\"level\":\"INFO\"").doesNotContain("FATAL");
    }

    @Test
    void aStackTraceStaysInTheLine() {
        var event = event("broken");
        event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("why")));

        assertThat(encoded(event).lines()).hasSize(1);
        assertThat(encoded(event))
                .contains("\"error\":\"java.lang.IllegalStateException: why\\n\\tat ");
    }

    private String encoded(LoggingEvent event) {
        lines.start();
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }

    private static LoggingEvent event(String message) {
        var context = new LoggerContext();
        var logger = context.getLogger("a.b");
        var event =
                new LoggingEvent(Logger.class.getName(), logger, Level.INFO, message, null, null);
        event.setInstant(Instant.parse("2026-11-21T10:00:00.000123Z"));
        event.setThreadName("t1");
        event.setMDCPropertyMap(Map.of("trace_id", "4bf9"));
        return event;
    }
}
