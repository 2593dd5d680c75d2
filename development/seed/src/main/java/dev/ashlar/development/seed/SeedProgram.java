package dev.ashlar.development.seed;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `make seed` calls. The database is the one that the settings DB_HOST, DB_PORT, DB_NAME, DB_USER and DB_PASSWORD
/// name.
@Command(
        name = "seed",
        description = "Fills a database with made-up users, groups and projects.",
        mixinStandardHelpOptions = true)
final class SeedProgram implements Callable<Integer> {
    private static final int FAILED = 1;

    @Option(names = "--PROJECTS", defaultValue = "1000", description = "how many projects")
    private int projects;

    @Option(names = "--USERS", defaultValue = "200", description = "how many users")
    private int users;

    @Option(names = "--GROUPS", defaultValue = "50", description = "how many groups")
    private int groups;

    @Option(names = "--SEED", defaultValue = "1", description = "another number, other data")
    private long seed;

    @Option(
            names = "--without-relay",
            description =
                    "for a database of which no SpiceDB has been told yet: it will be told all")
    private boolean withoutRelay;

    private SeedProgram() {}

    public static void main(String[] arguments) {
        var line =
                new CommandLine(new SeedProgram())
                        .setExecutionExceptionHandler((failure, it, _) -> explained(failure, it));
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var numbers = new Numbers(projects, users, groups, seed);
        var target = Target.read(System.getenv());
        System.out.printf("Filling %s with %s%n", target, numbers);
        new Filling(target, numbers, !withoutRelay, System.out).run();
        System.out.print(new Overview(new World(numbers)).text());
        return 0;
    }

    /// A failure that somebody foresaw is one sentence; anything else is a defect of ours and shows where it is.
    private static int explained(Exception failure, CommandLine line) {
        if (failure instanceof SeedFailure || failure instanceof IllegalArgumentException) {
            line.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return FAILED;
    }
}
