package dev.ashlar.keycloak.ports;

import dev.ashlar.jobs.JobRun;

/// The pauses of the run on whose behalf the realm is asked: whoever waits for the realm hears there that the run ends.
public final class Pauses {
    private static final ScopedValue<JobRun> RUN = ScopedValue.newInstance();

    private Pauses() {}

    /// Does the work of a job so that all who wait meanwhile pause with its run.
    public static void during(JobRun run, Runnable work) {
        ScopedValue.where(RUN, run).run(work);
    }

    /// Outside of any run it does nothing.
    ///
    /// @throws RunEnds if the run ends here
    public static void pause() {
        if (RUN.isBound()) {
            RUN.get().pause();
        }
    }
}
