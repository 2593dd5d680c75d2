package dev.ashlar.keycloak.core;

import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.RunEnds;
import java.util.ArrayList;
import java.util.List;

/// Remembers what a job tells.
final class RecordingRun implements JobRun {
    private final List<String> failed = new ArrayList<>();
    private final List<Exception> reasons = new ArrayList<>();
    private long changed;
    private long looked;
    private int pausesLeft = Integer.MAX_VALUE;
    private boolean turnIsLost;

    /// The run ends at a pause, after so many others.
    RecordingRun endingAfter(int pauses) {
        pausesLeft = pauses;
        return this;
    }

    /// The same, and another run may have begun.
    RecordingRun losingItsTurnAfter(int pauses) {
        turnIsLost = true;
        return endingAfter(pauses);
    }

    @Override
    public void expect(long total) {}

    @Override
    public void looked(long records) {
        looked += records;
    }

    @Override
    public void changed(long records) {
        changed += records;
    }

    @Override
    public void failed(String record, Exception why) {
        failed.add(record + ": " + why.getMessage());
        reasons.add(why);
    }

    @Override
    public void pause() {
        if (pausesLeft-- == 0) {
            throw new RunEnds("told to stop", turnIsLost);
        }
    }

    long changed() {
        return changed;
    }

    long looked() {
        return looked;
    }

    List<Exception> reasons() {
        return reasons;
    }

    List<String> failures() {
        return failed;
    }
}
