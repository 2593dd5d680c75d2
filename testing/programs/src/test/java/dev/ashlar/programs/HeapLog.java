package dev.ashlar.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What lives on the heap of a program: it is told to collect all garbage, and its log says what is left.
final class HeapLog implements AutoCloseable {
    private static final Pattern COLLECTED = Pattern.compile("Pause Full .*->(\\d+)M");

    private final Path folder;

    HeapLog() throws IOException {
        folder = Files.createTempDirectory("heap");
    }

    /// For the JVMs to be watched.
    String option() {
        return "-Xlog:gc:file=%s/%%p.log".formatted(folder);
    }

    void collect(ProcessHandle program) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, Long.toString(program.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// What was left, at each time until now, in megabytes.
    LongStream megabytes() {
        return files().stream()
                .flatMap(HeapLog::lines)
                .map(COLLECTED::matcher)
                .filter(Matcher::find)
                .mapToLong(line -> Long.parseLong(line.group(1)));
    }

    @Override
    public void close() throws IOException {
        for (var file : files()) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
