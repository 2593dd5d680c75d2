package dev.ashlar.development.servers.spicedb;

import io.grpc.Status;
import java.util.regex.Pattern;

/// SpiceDB's answer when it does not do what was asked, as the text that its library gives.
final class Refusal extends Exception {
    private static final Pattern TEXT =
            Pattern.compile("rpc error: code = (\\w+) desc = (.*)", Pattern.DOTALL);
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    Refusal(String text) {
        super(text);
    }

    Status status() {
        var text = String.valueOf(getMessage());
        var matcher = TEXT.matcher(text);
        if (!matcher.find()) {
            return Status.INTERNAL.withDescription(text);
        }
        return code(matcher.group(1)).toStatus().withDescription(matcher.group(2));
    }

    /// Go writes `FailedPrecondition` where Java writes `FAILED_PRECONDITION`.
    private static Status.Code code(String name) {
        if (name.equals("Canceled")) {
            return Status.Code.CANCELLED;
        }
        var wanted = HUMP.matcher(name).replaceAll("_");
        for (var code : Status.Code.values()) {
            if (code.name().equalsIgnoreCase(wanted)) {
                return code;
            }
        }
        return Status.Code.UNKNOWN;
    }
}
