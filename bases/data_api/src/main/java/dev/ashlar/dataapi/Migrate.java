package dev.ashlar.dataapi;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Migrations;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.RuntimeSettings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// For deployments that migrate before the new version starts. Needs the settings of the database and no others.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Brings the database to this version's tables and ends.")
final class Migrate implements Callable<Integer> {
    private final Map<String, String> environment;

    Migrate(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = new Settings(environment);
        RuntimeSettings.read(settings);
        var database = DatabaseSettings.read(settings);
        settings.check();
        Migrations.of(database).migrate();
        return Program.OK;
    }
}
