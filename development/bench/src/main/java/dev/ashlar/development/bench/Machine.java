package dev.ashlar.development.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What it was measured on, as far as a reader needs it to compare.
///
/// @param load the average of the minute before
record Machine(String processor, int cores, long gigabytes, String load, List<String> software) {
    private static final long KILOBYTES_PER_GIGABYTE = 1L << 20;

    static Machine here(String database) throws IOException {
        return new Machine(
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(
                        Double.parseDouble(field("/proc/meminfo", "MemTotal").replaceAll("\\D", ""))
                                / KILOBYTES_PER_GIGABYTE),
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0],
                List.of(
                        "Linux " + System.getProperty("os.version"),
                        "Java " + Runtime.version(),
                        database));
    }

    @Override
    public String toString() {
        return "%d cores of %s, %d GB; %s; load average %s when it began"
                .formatted(cores, processor, gigabytes, String.join(", ", software), load);
    }

    private static String field(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
