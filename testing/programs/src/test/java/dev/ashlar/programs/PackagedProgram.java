package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A process of a packaged program. It sees the settings that it is given and no other variables.
final class PackagedProgram implements AutoCloseable {
    /// What the second compiler does pays only after a minute. By hand, where it is measured, programs run as they are shipped.
    private static final String SHORT_LIVED = Proof.size(0) == 0 ? "-XX:TieredStopAtLevel=1" : "";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;
    private final Path errors;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private PackagedProgram(Process process, Path output, Path errors, int port) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.port = port;
    }

    static PackagedProgram start(String name, Map<String, String> settings, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(folder(name).resolve("bin/" + name).toString()));
        command.addAll(List.of(arguments));
        return run(name, settings, command);
    }

    /// @param command what starts the program
    static PackagedProgram run(String name, Map<String, String> settings, List<String> command)
            throws IOException {
        var output = Files.createTempFile(name, ".out");
        var errors = Files.createTempFile(name, ".err");
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        var path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(new HashMap<>(settings));
        builder.environment().put("PATH", path);
        builder.environment().merge("JAVA_OPTS", SHORT_LIVED, (own, ours) -> own + " " + ours);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new PackagedProgram(
                builder.start(),
                output,
                errors,
                Integer.parseInt(settings.getOrDefault("PORT", "0")));
    }

    /// Where the program lies with all that it needs.
    static Path folder(String name) throws IOException {
        return Path.of("../../projects", name, "target/dist").toRealPath();
    }

    PackagedProgram awaitReady() {
        await(() -> status("/health/ready", "") == 200, PATIENCE);
        return this;
    }

    /// Asks again and again, which is how an operator would find out.
    void await(BooleanSupplier condition, Duration patience) {
        await(condition, patience, () -> "");
    }

    /// @param trouble what is said when it was in vain
    void await(BooleanSupplier condition, Duration patience, Supplier<String> trouble) {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(
                            "waited %s in vain%n%s%nThe program says:%n%s%n%s",
                            patience,
                            System.nanoTime() < end ? "" : trouble.get(),
                            output(),
                            errors())
                    .isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /// 0 where there is no answer at all.
    int status(String path, String token) {
        try {
            return get(path, token).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    HttpResponse<String> get(String path, String token) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the program ends; it says: %s", output())
                .isTrue();
        return process.exitValue();
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        client.close();
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
