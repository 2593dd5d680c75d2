package dev.ashlar.backgroundjobs;

import dev.ashlar.authz.Verification;
import dev.ashlar.database.Migrations;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.StartException;
import dev.ashlar.runtime.Service;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looks after who may do what.
@Command(
        name = "authz",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after who may do what.")
final class Authz {
    private final Map<String, String> environment;

    Authz(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Compares SpiceDB and the index of who sees what with the record of relations.",
                "Services may run meanwhile. It can be stopped and begun again at any time."
            },
            footer = {
                "",
                "Examples:",
                "  background_jobs authz verify          says what differs",
                "  background_jobs authz verify --mend   makes right what differs, compares again",
                "",
                "Exit codes: 0 nothing differs, 1 something does or it could not be done,",
                "2 wrong use or wrong settings."
            })
    int verify(
            @Option(
                            names = "--mend",
                            description =
                                    "Makes SpiceDB and the index say what the record says, then"
                                            + " compares again.")
                    boolean mend) {
        var settings = new Settings(environment);
        var composition = Composition.read(settings);
        settings.check();
        Migrations.of(composition.database()).checkVersion();
        return Service.once(
                composition.singletons(), beans -> verify(beans.getBean(Verification.class), mend));
    }

    private static int verify(Verification verification, boolean mend) {
        try {
            return new VerifyRun(verification, System.out, System.err).run(mend);
        } catch (Verification.NotComplete incomplete) {
            throw new StartException(
                    "SpiceDB does not know all relations yet: a running data API tells it them, its"
                            + " log says how far it is. Try again then.",
                    incomplete);
        } catch (ProblemException refused) {
            throw new StartException(refused.problem().message(), refused);
        }
    }
}
