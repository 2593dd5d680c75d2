package dev.ashlar.development.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// How long processors have worked for the data API and for PostgreSQL. Whatever else the machine does meanwhile changes
/// little of it, other than of how long an answer takes.
record Processors(Duration service, Duration database) {
    static Processors now(ProcessHandle service, ProcessHandle database) {
        return new Processors(used(service), used(database));
    }

    Processors since(Processors before) {
        return new Processors(service.minus(before.service), database.minus(before.database));
    }

    private static Duration used(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
