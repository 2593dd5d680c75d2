package dev.ashlar.development.stack;

import dev.ashlar.development.servers.ClusterRights;
import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
import dev.ashlar.development.servers.RealCluster;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Runs a command beside a real Kubernetes cluster: the one that KUBECONFIG names, else one of its own on a free port. The
/// services are let in as the chart does it, into namespaces that are made for the run and removed after it.
@Command(
        name = "with-cluster",
        description =
                "Make namespaces and accounts in a real cluster, run a command with ASHLAR_TEST_CLUSTER, remove them.")
final class WithClusterCommand implements Callable<Integer> {
    private static final String KUBECONFIG = "KUBECONFIG";
    private static final int NAME_BYTES = 4;

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "after --, with its arguments")
    private List<String> command = List.of();

    @Override
    public Integer call() {
        var workspace = Workspace.places();
        var given = Optional.ofNullable(System.getenv(KUBECONFIG)).filter(text -> !text.isEmpty());
        var throwaway = Throwaway.of(workspace.root().resolve("target"), "cluster-");
        var places = workspace.withHome(throwaway.folder());
        try (var signal = new StopSignal();
                var guard = new Guard();
                var console = new Console(System.out)) {
            return given.isPresent()
                    ? beside(Path.of(given.get()), places, new Run(console, guard, signal))
                    : besideItsOwn(places, new Run(console, guard, signal));
        } finally {
            throwaway.remove();
        }
    }

    /// What every step of a run needs.
    private record Run(Console console, Guard guard, StopSignal signal) {}

    private int besideItsOwn(Places places, Run run) {
        RealCluster.require(places);
        var port = Ports.free().of(Ports.Part.KUBERNETES);
        var cluster = new RealCluster(places, port, Postgres.Durability.THROWAWAY, run.guard());
        try {
            return run.signal()
                            .allows(() ->
                                    run.console()
                                            .step(
                                                    "Starting the Kubernetes cluster",
                                                    cluster::start))
                    ? beside(RealCluster.administrator(places), places, run)
                    : Companion.INTERRUPTED;
        } finally {
            run.console().step("Stopping the Kubernetes cluster", cluster::stop);
        }
    }

    private int beside(Path administrator, Places places, Run run) {
        var name = "ashlar-test-" + freshName();
        var sessions = name + "-sessions";
        var accounts = places.home().resolve("accounts");
        try (var rights = new ClusterRights(places, administrator, accounts, name, sessions)) {
            try {
                run.console().step("Letting the services into " + sessions, rights::give);
                var environment =
                        Map.of(
                                "ASHLAR_TEST_CLUSTER",
                                sessions,
                                "ASHLAR_TEST_ACCOUNTS",
                                accounts.toString(),
                                KUBECONFIG,
                                administrator.toAbsolutePath().toString());
                return new Companion(command, environment).run(run.guard(), run.signal());
            } finally {
                run.console().step("Removing the namespaces", rights::remove);
            }
        }
    }

    private static String freshName() {
        var bytes = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
