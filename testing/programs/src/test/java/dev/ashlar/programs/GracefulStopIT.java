package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.development.training.Ground;
import dev.ashlar.testkit.Proof;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// SIGTERM while people are being served.
final class GracefulStopIT {
    private static final int TERMINATED = 143;
    private static final int UNAVAILABLE = 503;
    private static final Duration LONGEST_STOP = Proof.limit(Duration.ofSeconds(5));
    private static final Duration SOON = Duration.ofMinutes(1);
    private static Ground ground;

    @BeforeAll
    static void prepare() throws Exception {
        ground = Ground.prepare();
    }

    @AfterAll
    static void tidy() throws IOException {
        ground.close();
    }

    @Test
    void aRequestThatWaitsForTheDatabaseIsAnswered() throws Exception {
        var status = stopWhileARequestWaits();
        for (int again = 0; again < 5 && status == UNAVAILABLE; again++) {
            // So busy is the machine that a statement's two seconds were over before the program
            // had begun to stop.
            status = stopWhileARequestWaits();
        }

        assertThat(status).isEqualTo(200);
    }

    /// @return what the request was answered
    private static int stopWhileARequestWaits() throws Exception {
        var settings = ground.settings();
        var token = ground.realm().token("22222222-2222-4222-8222-222222222222", "grace");
        try (var program = PackagedProgram.start("data_api", settings).awaitReady();
                var requests = Executors.newVirtualThreadPerTaskExecutor();
                var lock = lockedUsers(settings)) {
            var answer = requests.submit(() -> program.get("/api/data/user", token));
            program.await(() -> somebodyWaits(settings), SOON);

            var before = System.nanoTime();
            program.terminate();
            program.await(() -> refusesConnections(program), SOON);
            lock.rollback();

            var status = answer.get().statusCode();
            assertThat(program.exitCode()).isEqualTo(TERMINATED);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGEST_STOP);
            return status;
        }
    }

    @Test
    void aBodyThatIsStillArrivingIsReadAndAnswered() throws Exception {
        var body = "{\"project_slug\":\"ada/one\"}";
        var token = ground.realm().token("33333333-3333-4333-8333-333333333333", "alan");
        try (var program = PackagedProgram.start("data_api", ground.settings()).awaitReady();
                var socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            send(socket, postOf(body.length(), token) + body.substring(0, 5));
            program.get("/health/live", "");

            program.terminate();
            program.await(() -> refusesConnections(program), SOON);
            send(socket, body.substring(5));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);

            assertThat(answer).isEqualTo("HTTP/1.1 200");
            assertThat(program.exitCode()).isEqualTo(TERMINATED);
        }
    }

    @Test
    void aRequestThatNeverEndsIsCutOffInTime() throws Exception {
        try (var program = PackagedProgram.start("data_api", ground.settings()).awaitReady();
                var socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            send(socket, postOf(100, "none"));

            var before = System.nanoTime();
            program.terminate();
            program.exitCode();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGEST_STOP);
        }
    }

    private static String postOf(int length, String token) {
        return """
        POST /api/data/user/preferences/pinned_projects HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
                .formatted(token, length)
                .replace("\n", "\r\n");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static boolean refusesConnections(PackagedProgram program) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static Connection lockedUsers(Map<String, String> settings) throws SQLException {
        var connection = connection(settings);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE users.users IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private static boolean somebodyWaits(Map<String, String> settings) {
        try (var connection = connection(settings);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            return rows.next() && rows.getInt(1) > 0;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Connection connection(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                settings.get("DB_HOST"),
                                settings.get("DB_PORT"),
                                settings.get("DB_NAME")),
                settings.get("DB_USER"),
                settings.get("DB_PASSWORD"));
    }
}
