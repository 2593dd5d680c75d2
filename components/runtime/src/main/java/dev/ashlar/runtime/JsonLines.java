package dev.ashlar.runtime;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON object a line: time, level, logger, thread, message, then what the thread's context and the line itself
/// carry as keys, then the stack trace. Values are texts but for whole numbers, true and false.
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private final ThrowableProxyConverter stackTraces = new ThrowableProxyConverter();

    @Override
    public void start() {
        stackTraces.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder(256);
        var separator = '{';
        for (var field : fields(event).entrySet()) {
            line.append(separator);
            quote(line, field.getKey());
            line.append(':');
            value(line, field.getValue());
            separator = ',';
        }
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> fields(ILoggingEvent event) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("time", event.getInstant().toString());
        fields.put("level", event.getLevel().toString());
        fields.put("logger", event.getLoggerName());
        fields.put("thread", event.getThreadName());
        fields.put("message", String.valueOf(event.getFormattedMessage()));
        event.getMDCPropertyMap().forEach(fields::putIfAbsent);
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs()
                    .forEach(pair -> fields.putIfAbsent(pair.key, plain(pair.value)));
        }
        if (event.getThrowableProxy() != null) {
            fields.put("error", stackTraces.convert(event));
        }
        return fields;
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case Boolean flag -> flag;
            case null, default -> String.valueOf(value);
        };
    }

    private static void value(StringBuilder line, Object value) {
        if (value instanceof String text) {
            quote(line, text);
        } else {
            line.append(value);
        }
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            switch (character) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (character < ' ') {
                        line.append("\\u%04x".formatted((int) character));
                    } else {
                        line.append(character);
                    }
                }
            }
        }
        line.append('"');
    }
}
