package dev.ashlar.dataapi;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Migrations;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.StartException;
import dev.ashlar.runtime.Pace;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.RuntimeSettings;
import dev.ashlar.runtime.Service;
import dev.ashlar.secrets.Reencryption;
import dev.ashlar.secrets.SecretsSettings;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// After a change of the encryption key. Needs the settings of the database and of the keys, and no others.
@Command(
        name = "reencrypt",
        mixinStandardHelpOptions = true,
        description = {
            "Brings everything that PREVIOUS_ENCRYPTION_KEY_PATH protects under ENCRYPTION_KEY_PATH,",
            "and ends. Services may run meanwhile if they know both keys. It can be stopped and begun",
            "again at any time, and goes on where it was."
        },
        footer = {
            "",
            "Exit codes: 0 everything is under the current key, 1 something is not or it could not",
            "be done, 2 wrong use or wrong settings."
        })
final class Reencrypt implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Pace pace = Pace.forPeople();

    Reencrypt(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = new Settings(environment);
        var database = DatabaseSettings.read(settings);
        var runtime = RuntimeSettings.read(settings);
        var secrets = SecretsSettings.read(settings);
        if (secrets.previousEncryptionKey().isEmpty()) {
            settings.report(
                    "PREVIOUS_ENCRYPTION_KEY_PATH is not set: it must give the file with the"
                            + " encryption key before this one.");
        }
        settings.check();
        Migrations.of(database).checkVersion();
        try {
            return Service.once(
                    List.of(runtime, database, secrets),
                    beans -> report(beans.getBean(Reencryption.class).run(this::reached)));
        } catch (ProblemException refused) {
            throw new StartException(refused.problem().message(), refused);
        }
    }

    private int report(Reencryption.Outcome found) {
        out.printf("%,d keys of users were under the previous key.%n", found.reencrypted());
        out.printf("%,d were under the current key already.%n", found.current());
        if (found.lost() == 0) {
            out.println("Nothing needs the previous key any more.");
            return Program.OK;
        }
        out.printf(
                "%,d open with neither key and were left as they are: is it the right previous key?%n",
                found.lost());
        return Program.FAILED;
    }

    private void reached(long done, long all) {
        if (pace.isDue()) {
            err.printf("%,d of %,d keys of users%n", done, all);
        }
    }
}
