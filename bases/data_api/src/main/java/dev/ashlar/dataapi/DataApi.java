package dev.ashlar.dataapi;

import dev.ashlar.database.Migrations;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.Service;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The program `data_api`: migrates and serves when no sub-command is named.
@Command(
        name = "data_api",
        mixinStandardHelpOptions = true,
        description = "Serves the data API below /api/data until it is told to stop.")
public final class DataApi implements Callable<Integer> {
    private final Map<String, String> environment;

    private DataApi(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String... arguments) {
        System.exit(program(System.getenv()).run(arguments));
    }

    static Program program(Map<String, String> environment) {
        return new Program(
                new DataApi(environment),
                environment,
                new Migrate(environment),
                new Reencrypt(environment));
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = new Settings(environment);
        var composition = Composition.read(settings);
        settings.check();
        start(composition).serve();
        return Program.OK;
    }

    static Service start(Composition composition) {
        return Service.start(
                composition.singletons(),
                composition.properties(),
                context -> context.getBean(Migrations.class).migrate());
    }
}
