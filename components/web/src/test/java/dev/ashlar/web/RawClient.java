package dev.ashlar.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP/1.1 over a socket, byte by byte, so that a test may send what no client library would.
public final class RawClient {
    /// @param closed whether the server closed the connection behind the answer
    public record Answer(int status, Map<String, String> headers, String body, boolean closed) {
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private final int port;

    public RawClient(int port) {
        this.port = port;
    }

    /// Sends a request with a body, if any, and the headers given as `name: value`.
    public Answer send(String method, String target, byte[] body, String... headers) {
        var lines =
                new ArrayList<String>(List.of(method + " " + target + " HTTP/1.1", "Host: test"));
        lines.addAll(List.of(headers));
        if (body.length > 0) {
            lines.add("Content-Length: " + body.length);
        }
        var head = String.join("\r\n", lines) + "\r\n\r\n";
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return exchange(whole.toByteArray(), method.equals("HEAD"));
    }

    public Answer get(String target, String... headers) {
        return send("GET", target, new byte[0], headers);
    }

    public Answer json(String method, String target, String body, String... headers) {
        return send(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// Sends the bytes as they are and reads one answer.
    public Answer exchange(byte[] request, boolean head) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            try {
                out.write(request);
                out.flush();
            } catch (IOException _) {
                // The server may have refused before it has read everything.
            }
            return read(socket, head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(Socket socket, boolean head) throws IOException {
        var in = socket.getInputStream();
        var text = new ByteArrayOutputStream();
        while (!text.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after " + text);
            }
            text.write(next);
        }
        var lines = text.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int at = 1; at < lines.length; at++) {
            var colon = lines[at].indexOf(':');
            headers.put(
                    lines[at].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[at].substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = head ? new byte[0] : in.readNBytes(length);
        var closed = "close".equalsIgnoreCase(headers.get("connection")) && in.read() < 0;
        var status = Integer.parseInt(lines[0].split(" ")[1]);
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8), closed);
    }
}
