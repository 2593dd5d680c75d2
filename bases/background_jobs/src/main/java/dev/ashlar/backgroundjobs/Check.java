package dev.ashlar.backgroundjobs;

import dev.ashlar.database.Migrations;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Program;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Lets an operator find out before the first night whether the jobs will run.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says whether the settings and the database fit this version, and ends.")
final class Check implements Callable<Integer> {
    private final Map<String, String> environment;

    Check(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = new Settings(environment);
        var composition = Composition.read(settings);
        settings.check();
        Migrations.of(composition.database()).checkVersion();
        System.out.println("The settings are complete and the database fits this version.");
        return Program.OK;
    }
}
