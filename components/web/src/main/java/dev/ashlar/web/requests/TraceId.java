package dev.ashlar.web.requests;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names one request through all systems, as W3C Trace Context has it: 32 hexadecimal digits.
final class TraceId {
    private static final Pattern TRACEPARENT =
            Pattern.compile(
                    "(?!ff)[0-9a-f]{2}-(?<trace>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final String NONE = "0".repeat(32);

    private TraceId() {}

    /// The caller's, or a new one where there is none or none that is valid.
    static String of(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() < 512) {
            var matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches() && !matcher.group("trace").equals(NONE)) {
                return matcher.group("trace");
            }
        }
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong());
    }
}
