package dev.ashlar.dataapi;

import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.Service;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The program `data_api`: serves when no sub-command is named.
@Command(
        name = "data_api",
        mixinStandardHelpOptions = true,
        description = "Serves the data API below /api/data until it is told to stop.")
public final class DataApi implements Callable<Integer> {
    private final Map<String, String> environment;

    DataApi(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String... arguments) {
        var environment = System.getenv();
        System.exit(new Program(new DataApi(environment), environment).run(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = new Settings(environment);
        var composition = Composition.read(settings);
        settings.check();
        Service.start(composition.singletons(), composition.properties(), _ -> {}).serve();
        return Program.OK;
    }
}
