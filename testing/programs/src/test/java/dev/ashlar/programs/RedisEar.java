package dev.ashlar.programs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;

/// Hears everything that a Redis is told from now on.
final class RedisEar implements AutoCloseable {
    private final Socket socket;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Thread thread = Thread.ofVirtual().unstarted(this::listen);

    private RedisEar(Socket socket) {
        this.socket = socket;
    }

    static RedisEar at(int port) throws IOException {
        var ear = new RedisEar(new Socket("127.0.0.1", port));
        ear.socket.getOutputStream().write("MONITOR\r\n".getBytes(ISO_8859_1));
        ear.thread.start();
        return ear;
    }

    String heard() {
        return heard.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        try {
            socket.getInputStream().transferTo(heard);
        } catch (IOException _) {
            // Closed: the end of what is to be heard.
        }
    }
}
