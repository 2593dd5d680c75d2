package dev.ashlar.secretsstorageapi;

import dev.ashlar.database.Migrations;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.Service;
import dev.ashlar.secretsstorage.Rotation;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The program `secrets_storage_api`. It never changes tables: it refuses a database that does not fit.
@Command(
        name = "secrets_storage_api",
        mixinStandardHelpOptions = true,
        description = "Serves the secrets storage API below /api/secrets until it is told to stop.")
public final class SecretsStorageApi implements Callable<Integer> {
    private final Map<String, String> environment;

    private SecretsStorageApi(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String... arguments) {
        System.exit(program(System.getenv()).run(arguments));
    }

    static Program program(Map<String, String> environment) {
        return new Program(
                new SecretsStorageApi(environment), environment, new Rotate(environment));
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
                composition.singletons(), composition.properties(), SecretsStorageApi::requireAll);
    }

    /// The keys are read now: without a private key there is nothing to serve.
    private static void requireAll(ApplicationContext context) {
        context.getBean(Migrations.class).checkVersion();
        SecretsTables.require(context.getBean(Sql.class));
        context.getBean(Rotation.class);
    }
}
