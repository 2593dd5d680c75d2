package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL with one superuser and one database, both named [#OWNER]; who reaches the port needs no password.
public final class Postgres implements Recipe {
    public static final String OWNER = "renku";

    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Places places;
    private final int port;
    private final Durability durability;

    /// What a power cut may cost: nothing, or everything, which is quicker and enough for throwaway data.
    public enum Durability {
        DURABLE("on"),
        THROWAWAY("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }
    }

    public Postgres(Places places, int port, Durability durability) {
        this.places = places;
        this.port = port;
        this.durability = durability;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() {
        var programs = new Packed(places.cache(), ARCHIVE).unpacked();
        var data = workingFolder();
        if (Files.exists(data)) {
            return;
        }
        var part = data.resolveSibling("postgres.part");
        Folders.delete(part);
        initialise(programs, part);
        createDatabase(programs, part);
        try {
            Folders.settle(part, data);
        } catch (IOException e) {
            throw new ServerFailure("PostgreSQL's data folder could not be made: %s".formatted(e));
        }
    }

    @Override
    public List<String> command() {
        var arguments = new ArrayList<>(asServant(program("postgres")));
        arguments.addAll(List.of("-D", workingFolder().toString(), "-p", Integer.toString(port)));
        settings().forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    private Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "300",
                "shared_buffers", "64MB",
                "timezone", "UTC",
                "fsync", durability.setting,
                "full_page_writes", durability.setting,
                "synchronous_commit", durability.setting);
    }

    @Override
    public Path workingFolder() {
        return places.data(name());
    }

    /// PostgreSQL accepts connections before it has recovered; its own tools look into this file as well.
    @Override
    public boolean answers() {
        try {
            var lines = Files.readAllLines(workingFolder().resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready") && Ask.accepts(port);
        } catch (IOException _) {
            return false;
        }
    }

    /// INT ends sessions; TERM would wait for them.
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Duration stopPatience() {
        return STOP;
    }

    private void initialise(Path programs, Path data) {
        var command = new ArrayList<>(asServant(programs.resolve("bin/initdb")));
        command.addAll(
                List.of(
                        "--pgdata=" + data,
                        "--username=" + OWNER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-sync"));
        preparation().run(command, Map.of(), data, "PostgreSQL could not make its data folder.");
    }

    private void createDatabase(Path programs, Path data) {
        var command = new ArrayList<>(List.of("sh", "-c", "echo \"$0\" | \"$@\""));
        command.add("CREATE DATABASE " + OWNER);
        command.addAll(asServant(programs.resolve("bin/postgres")));
        command.addAll(List.of("--single", "-D", data.toString(), "postgres"));
        preparation().run(command, Map.of(), data, "PostgreSQL could not make its database.");
    }

    private Command preparation() {
        return new Command(places.log("postgres-init"));
    }

    private Path program(String name) {
        return new Packed(places.cache(), ARCHIVE).unpacked().resolve("bin").resolve(name);
    }

    /// PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
    private static List<String> asServant(Path program) {
        return System.getProperty("user.name").equals("root")
                ? List.of("unshare", "-U", program.toString())
                : List.of(program.toString());
    }
}
