package dev.ashlar.backgroundjobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ashlar.jobs.JobReport;
import dev.ashlar.jobs.JobReport.Ending;
import dev.ashlar.jobs.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    private static final Report REPORT =
            new Report(
                    "short",
                    Instant.parse("2026-11-21T12:00:00Z"),
                    Duration.ofMillis(1_500),
                    List.of(
                            new JobReport(
                                    "tidies",
                                    Ending.CUT_SHORT,
                                    10,
                                    3,
                                    0,
                                    List.of(),
                                    Duration.ofMillis(700))),
                    "It was told to stop.");

    private final AtomicReference<String> pushed = new AtomicReference<>("");
    private final StringWriter err = new StringWriter();
    private int status = 200;
    private HttpServer gateway;

    @SuppressWarnings("NullAway.Init") // The gateway is opened before each test.
    RunMetricsTest() {}

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    var body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    pushed.set(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + "\n"
                                    + body);
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void aGatewayIsToldOfARunUnderItsName() {
        tell("http://127.0.0.1:%d".formatted(gateway.getAddress().getPort()));

        assertThat(pushed.get())
                .startsWith("PUT /metrics/job/background_jobs/run/short\n")
                .contains(
                        "background_jobs_run_ended_timestamp_seconds{run=\"short\"} 1795262401.500\n")
                .contains("background_jobs_run_failed{run=\"short\"} 1.000\n")
                .contains("background_jobs_job_done{run=\"short\",job=\"tidies\"} 0.000\n")
                .contains(
                        "background_jobs_job_changed_records{run=\"short\",job=\"tidies\"} 3.000\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aGatewayThatRefusesIsASentence() {
        status = 400;

        tell("http://127.0.0.1:%d".formatted(gateway.getAddress().getPort()));

        assertThat(err)
                .hasToString("The push gateway did not take the metrics: it answered 400.\n");
    }

    @Test
    void aGatewayThatIsAwayIsASentence() {
        tell("http://127.0.0.1:1");

        assertThat(err.toString()).startsWith("The push gateway could not be reached: ");
    }

    @Test
    void aRunThatEndedEarlySaysSoInItsTable() {
        assertThat(ReportTable.of(REPORT))
                .containsPattern("tidies +10 +3 +0 +700 ms  cut short")
                .contains("The run ended early. It was told to stop.")
                .endsWith("The short run took 1.5 s: 3 changed, nothing failed.");
    }

    private void tell(String address) {
        new RunMetrics(REPORT, new PrintWriter(err)).tell(null, address);
    }
}
