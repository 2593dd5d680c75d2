package dev.ashlar.secretsstorageapi;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Migrations;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.StartException;
import dev.ashlar.runtime.RuntimeSettings;
import dev.ashlar.runtime.Service;
import dev.ashlar.secretsstorage.Rotation;
import dev.ashlar.secretsstorage.SecretsStorageSettings;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Needs the settings of the database and of the keys and no others.
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = {
            "Moves all secrets from the previous private key to the current one, and ends.",
            "Their values are not touched. Services may run meanwhile; it can be stopped and begun",
            "again at any time, and waits while another program is at it."
        },
        footer = {
            "",
            "PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH names the previous key,",
            "SECRETS_SERVICE_PRIVATE_KEY_PATH the current one. The data API must have the current",
            "public key already, or else what it writes meanwhile has to be rotated again.",
            "",
            "Exit codes: 0 nothing is left on the previous key, 1 some secrets are opened by neither",
            "key (they are named and left as they are) or it could not be done, 2 wrong use or",
            "wrong settings."
        })
final class Rotate implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> environment;

    Rotate(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = new Settings(environment);
        var runtime = RuntimeSettings.read(settings);
        var database = DatabaseSettings.read(settings).withPatience(PATIENCE);
        var keys = SecretsStorageSettings.readForRotation(settings);
        settings.check();
        Migrations.of(database).checkVersion();
        return Service.once(List.of(runtime, database, keys), Rotate::rotate);
    }

    private static int rotate(ApplicationContext beans) {
        try {
            SecretsTables.require(beans.getBean(Sql.class));
            return new RotationRun(beans.getBean(Rotation.class), System.out, System.err).run();
        } catch (ProblemException refused) {
            throw new StartException(refused.problem().message(), refused);
        }
    }
}
