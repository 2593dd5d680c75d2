package dev.ashlar.development.bench;

import dev.ashlar.development.servers.Places;
import dev.ashlar.development.training.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `make bench` calls, in the folder of the workspace.
@Command(
        name = "bench",
        description = "Measures how long reading takes, with few projects and with very many.",
        mixinStandardHelpOptions = true)
final class BenchProgram implements Callable<Integer> {
    @Option(
            names = "--SIZES",
            split = ",",
            defaultValue = "1000,1000000",
            description = "numbers of projects, the smallest first")
    private List<Integer> sizes = List.of();

    @Option(names = "--CLIENTS", defaultValue = "8", description = "how many ask at once")
    private int clients;

    @Option(
            names = "--SECONDS",
            defaultValue = "20",
            description = "how long each case is measured")
    private int seconds;

    @Option(
            names = "--WARMUP",
            defaultValue = "10",
            description = "seconds for which each case is asked before")
    private int warmUp;

    @Option(
            names = "--REPORT",
            defaultValue = ".local/bench/report",
            description = "the folder that the report is written to")
    private Path report = Path.of("");

    private BenchProgram() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(new BenchProgram()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var root = Path.of("").toAbsolutePath();
        var places = Places.ofWorkspace(root).withHome(root.resolve(".local/bench"));
        try (var databases = Databases.start(places);
                var surroundings = Surroundings.prepare()) {
            var machine = Machine.here(databases.version());
            var bench =
                    new Bench(
                            databases,
                            surroundings,
                            clients,
                            Duration.ofSeconds(warmUp),
                            Duration.ofSeconds(seconds));
            var table = new Table(bench.run(sizes.stream().map(Size::new).toList()));
            var finished = new Report(table, machine, command(), clients);
            finished.write(report);
            System.out.printf("%n%s%n%n%s%n%n", table.markdown(), finished.verdicts());
            System.out.printf("The report: %s%n", report.resolve("README.md"));
        }
        return 0;
    }

    private String command() {
        return "make bench SIZES=%s CLIENTS=%d SECONDS=%d WARMUP=%d"
                .formatted(
                        String.join(",", sizes.stream().map(String::valueOf).toList()),
                        clients,
                        seconds,
                        warmUp);
    }
}
