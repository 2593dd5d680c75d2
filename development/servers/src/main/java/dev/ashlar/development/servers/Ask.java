package dev.ashlar.development.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.HttpsURLConnection;

/// Small questions to servers of this machine, to learn whether they answer.
public final class Ask {
    private static final int MILLISECONDS = 1_000;

    private Ask() {}

    public static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), MILLISECONDS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether a GET is answered with 200.
    public static boolean gets(String url) {
        try {
            return ok((HttpURLConnection) URI.create(url).toURL().openConnection());
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether a GET is answered with 200 by a server that is known by its certificate; false while there is none yet.
    static boolean gets(String url, Path certificate) {
        try {
            var trust = Trust.in(certificate);
            var connection = (HttpsURLConnection) URI.create(url).toURL().openConnection();
            connection.setSSLSocketFactory(trust.getSocketFactory());
            return ok(connection);
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether the server answers a line with one that begins as expected.
    static boolean answers(int port, String line, String expected) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), MILLISECONDS);
            socket.setSoTimeout(MILLISECONDS);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes(expected.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(expected);
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean ok(HttpURLConnection connection) throws IOException {
        connection.setConnectTimeout(MILLISECONDS);
        connection.setReadTimeout(MILLISECONDS);
        var status = connection.getResponseCode();
        connection.disconnect();
        return status == HttpURLConnection.HTTP_OK;
    }
}
