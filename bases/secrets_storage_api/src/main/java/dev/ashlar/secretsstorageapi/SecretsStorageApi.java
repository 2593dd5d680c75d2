package dev.ashlar.secretsstorageapi;

import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.Service;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The program `secrets_storage_api`: serves.
@Command(
        name = "secrets_storage_api",
        mixinStandardHelpOptions = true,
        description = "Serves the secrets storage API below /api/secrets until it is told to stop.")
public final class SecretsStorageApi implements Callable<Integer> {
    private final Map<String, String> environment;

    SecretsStorageApi(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String... arguments) {
        var environment = System.getenv();
        System.exit(new Program(new SecretsStorageApi(environment), environment).run(arguments));
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
