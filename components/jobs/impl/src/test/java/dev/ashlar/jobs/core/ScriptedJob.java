package dev.ashlar.jobs.core;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Stage;
import java.util.Set;
import java.util.function.Consumer;

/// A job that does what a test says.
record ScriptedJob(String name, Stage stage, Set<Period> periods, Consumer<JobRun> script)
        implements Job {
    static ScriptedJob of(String name, Consumer<JobRun> script) {
        return new ScriptedJob(name, Stage.TAKING_OVER, Set.of(Period.SHORT), script);
    }

    @Override
    public String purpose() {
        return "Does what a test says.";
    }

    @Override
    public void run(JobRun run) {
        script.accept(run);
    }
}
