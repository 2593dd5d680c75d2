package dev.ashlar.development.training;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection on which the same request is sent again and again. Costs next to nothing, so that what is measured is
/// the service; it understands only answers with a length.
public final class RepeatedRequest implements AutoCloseable {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM = 1 << 20;
    private static final int STATUS_AT = 9;
    private static final int STATUS_DIGITS = 3;
    private static final int LOWER_CASE = 0x20;

    private final Socket socket;
    private final byte[] request;
    private final byte[] answer = new byte[ROOM];
    private int bodyAt;
    private int end;

    /// @param token of the caller; empty for nobody
    public RepeatedRequest(int port, String path, String token) throws IOException {
        this(port, "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, bearer(token)));
    }

    private RepeatedRequest(int port, String text) throws IOException {
        request = text.getBytes(StandardCharsets.US_ASCII);
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
    }

    /// @param body ASCII
    public static RepeatedRequest post(int port, String path, String token, String body)
            throws IOException {
        return new RepeatedRequest(
                port,
                "POST %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(path, bearer(token), body.length(), body));
    }

    private static String bearer(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    /// Sends the request and reads the answer to its end.
    ///
    /// @return its status
    public int call() throws IOException {
        socket.getOutputStream().write(request);
        end = 0;
        bodyAt = 0;
        while (bodyAt == 0) {
            readMore();
            bodyAt = endOfHeaders();
        }
        var whole = bodyAt + length();
        while (end < whole) {
            readMore();
        }
        return number(STATUS_AT, STATUS_AT + STATUS_DIGITS);
    }

    /// Of the last answer.
    public String headers() {
        return new String(answer, 0, bodyAt, StandardCharsets.US_ASCII);
    }

    /// Of the last answer.
    public String body() {
        return new String(answer, bodyAt, end - bodyAt, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readMore() throws IOException {
        var read = socket.getInputStream().read(answer, end, answer.length - end);
        if (read <= 0) {
            throw new EOFException("The connection was closed, or the answer is too long.");
        }
        end += read;
    }

    /// The place after the empty line; 0 while it has not come.
    private int endOfHeaders() {
        for (int at = 3; at < end; at++) {
            if (answer[at] == '\n' && answer[at - 2] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private int length() {
        for (int at = 0; at < bodyAt; at++) {
            if (answer[at] == '\n' && isLength(at + 1)) {
                var from = at + 1 + LENGTH.length;
                while (answer[from] == ' ') {
                    from++;
                }
                var to = from;
                while (Character.isDigit(answer[to])) {
                    to++;
                }
                return number(from, to);
            }
        }
        return 0;
    }

    private boolean isLength(int at) {
        for (int each = 0; each < LENGTH.length; each++) {
            var expected = LENGTH[each];
            var lower =
                    Character.isLetter(expected)
                            ? answer[at + each] | LOWER_CASE
                            : answer[at + each];
            if (lower != expected) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) {
        var number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + answer[at] - '0';
        }
        return number;
    }
}
