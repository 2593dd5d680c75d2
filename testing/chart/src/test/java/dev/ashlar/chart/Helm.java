package dev.ashlar.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The Helm that `build/chart` builds, and what it says of the chart.
final class Helm {
    static final String RELEASE = "ashlar";
    static final String NAMESPACE = "ashlar";

    /// What a run printed.
    record Said(int code, String output, String errors) {}

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PROGRAM =
            Path.of(
                    System.getProperty(
                            "ashlar.helm", ROOT.resolve(".local/cache/helm/helm").toString()));
    private static final Path CHART = ROOT.resolve("projects/chart");

    private Helm() {}

    static boolean isBuilt() {
        return Files.isExecutable(PROGRAM);
    }

    /// @param values the name of a file of `src/test/resources/values`
    /// @param more further arguments, `--set` for one
    static Said template(String values, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of("template", RELEASE, CHART.toString(), "--namespace", NAMESPACE));
        arguments.addAll(List.of("--values", file(values)));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    /// Without any values but the chart's own.
    static Said templateOfNothing() {
        return run(List.of("template", RELEASE, CHART.toString(), "--namespace", NAMESPACE));
    }

    static Said lint(String values) {
        return run(List.of("lint", "--strict", CHART.toString(), "--values", file(values)));
    }

    static Rendered rendered(String values, String... more) {
        var said = template(values, more);
        if (said.code() != 0) {
            throw new AssertionError("Helm refuses the values:\n" + said.errors());
        }
        return Rendered.of(said.output());
    }

    private static String file(String values) {
        try {
            var found = requireNonNull(Helm.class.getResource("/values/" + values + ".yaml"));
            return Path.of(found.toURI()).toString();
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Said run(List<String> arguments) {
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            var output = text(process.getInputStream());
            return new Said(process.waitFor(), output, errors.join());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
