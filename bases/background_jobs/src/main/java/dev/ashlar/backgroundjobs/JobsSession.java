package dev.ashlar.backgroundjobs;

import dev.ashlar.database.Migrations;
import dev.ashlar.jobs.Jobs;
import dev.ashlar.jobs.JobsSettings;
import dev.ashlar.jobs.Plan;
import dev.ashlar.jobs.Report;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.StartException;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.Service;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine;

/// The jobs of this program, for one command.
final class JobsSession {
    private static final String BUSY = "Another run is at work: nothing was done.";

    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    JobsSession(Map<String, String> environment, CommandLine command) {
        this.environment = environment;
        this.out = command.getOut();
        this.err = command.getErr();
    }

    /// Does something with the jobs. The database is not looked at.
    int with(Function<Jobs, Integer> work) {
        var composition = composition();
        return Service.once(
                composition.singletons(), beans -> work.apply(beans.getBean(Jobs.class)));
    }

    /// @return the exit code
    int run(RunOptions options, BiFunction<Jobs, JobsSettings, Plan> planned) {
        var composition = composition();
        Migrations.of(composition.database()).checkVersion();
        try (var lookout = new Lookout(err)) {
            return Service.once(
                    composition.singletons(),
                    beans -> {
                        var jobs = beans.getBean(Jobs.class);
                        var plan = planned.apply(jobs, composition.jobs());
                        lookout.endAnywayAfter(plan.patience().plus(plan.longest()));
                        return told(plan, run(jobs, plan, lookout), options, composition.jobs());
                    });
        }
    }

    private Composition composition() {
        var settings = new Settings(environment);
        var composition = Composition.read(settings);
        settings.check();
        return composition;
    }

    private static Optional<Report> run(Jobs jobs, Plan plan, Lookout lookout) {
        try {
            return jobs.run(plan, lookout);
        } catch (ProblemException refused) {
            throw new StartException(refused.problem().message(), refused);
        }
    }

    private int told(Plan plan, Optional<Report> done, RunOptions options, JobsSettings settings) {
        if (done.isEmpty()) {
            out.println(options.json ? ReportJson.skipped(plan.run(), BUSY) : BUSY);
            out.flush();
            return Program.OK;
        }
        var report = done.get();
        out.println(options.json ? ReportJson.of(report) : ReportTable.of(report));
        out.flush();
        new RunMetrics(report, err).tell(options.metricsFile, settings.gateway());
        return report.failed() ? Program.FAILED : Program.OK;
    }
}
