package dev.ashlar.jobs.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.jobs.Hindrance;
import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobReport;
import dev.ashlar.jobs.JobReport.Ending;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Plan;
import dev.ashlar.jobs.Progress;
import dev.ashlar.jobs.Report;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.jobs.Stage;
import dev.ashlar.jobs.ports.FakeLease;
import dev.ashlar.kernel.Problem;
import dev.ashlar.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
    private static final Duration LONGEST = Duration.ofSeconds(100);

    private final TestClock clock = TestClock.atNoon();
    private final FakeLease lease = new FakeLease();
    private final Onlooker onlooker = new Onlooker();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatMendsOurRowsRunsBeforeWhatAsksOthersAndWhatComparesRunsLast() {
        var jobs =
                runner(
                        staged("b_compares", Stage.COMPARING),
                        staged("z_follows", Stage.TAKING_OVER),
                        staged("c_mends", Stage.MENDING),
                        staged("a_follows", Stage.TAKING_OVER));

        run(jobs);

        assertThat(done).containsExactly("c_mends", "a_follows", "z_follows", "b_compares");
    }

    @Test
    void eachPeriodHasItsJobs() {
        var nightly = new ScriptedJob("nightly", Stage.MENDING, Set.of(Period.LONG), _ -> {});
        var always = new ScriptedJob("always", Stage.MENDING, Set.of(Period.values()), _ -> {});
        var byHand = new ScriptedJob("by_hand", Stage.MENDING, Set.of(), _ -> {});
        var jobs = runner(nightly, always, byHand);

        assertThat(jobs.due(Period.SHORT)).containsExactly(always);
        assertThat(jobs.due(Period.LONG)).containsExactly(always, nightly);
        assertThat(jobs.all()).containsExactly(always, by(jobs, "by_hand"), nightly);
    }

    @Test
    void twoJobsOfOneNameAreADefect() {
        assertThatThrownBy(() -> runner(noting("same"), noting("same")))
                .hasMessage("Two jobs are called same.");
    }

    @Test
    void whatAJobThrowsIsReportedAndTheNextOneGoesOn() {
        var report =
                run(
                        runner(
                                ScriptedJob.of(
                                        "breaks",
                                        _ -> {
                                            throw new IllegalStateException("secret of the house");
                                        }),
                                ScriptedJob.of(
                                        "is_refused",
                                        _ -> {
                                            throw new Problem.Unavailable("the realm")
                                                    .asException();
                                        }),
                                noting("works")));

        assertThat(done).containsExactly("works");
        assertThat(report.failed()).isTrue();
        assertThat(report.jobs())
                .extracting(JobReport::ending)
                .containsExactly(Ending.BROKE_OFF, Ending.BROKE_OFF, Ending.DONE);
        assertThat(report.jobs().get(0).failures())
                .containsExactly("the job itself: IllegalStateException (the log has more)");
        assertThat(report.jobs().get(1).failures().getFirst()).contains("the realm");
    }

    @Test
    void sentencesForOperatorsAreInTheReportAsTheyAre() {
        var report =
                run(
                        runner(
                                ScriptedJob.of(
                                        "asks",
                                        run -> {
                                            run.failed(
                                                    "removals",
                                                    new LeftUndone("Nobody was removed."));
                                            throw new Hindrance("The realm is away.");
                                        })));

        assertThat(report.jobs().getFirst().failures())
                .containsExactly(
                        "removals: Nobody was removed.", "the job itself: The realm is away.");
    }

    @Test
    void recordsThatFailAreCountedAndTheFirstOfThemNamed() {
        var report =
                run(
                        runner(
                                ScriptedJob.of(
                                        "stumbles",
                                        run -> {
                                            for (int at = 0; at < 50; at++) {
                                                run.looked(1);
                                                run.failed(
                                                        "record " + at,
                                                        new Problem.Conflict("It is taken.")
                                                                .asException());
                                            }
                                            run.changed(7);
                                        })));

        var job = report.jobs().getFirst();
        assertThat(job.ending()).isEqualTo(Ending.DONE);
        assertThat(job.looked()).isEqualTo(50);
        assertThat(job.changed()).isEqualTo(7);
        assertThat(job.failed()).isEqualTo(50);
        assertThat(job.failures()).hasSize(20).startsWith("record 0: It is taken.");
        assertThat(report.failed()).isTrue();
    }

    @Test
    void aRunInWhichOnlyThingsChangedHasNotFailed() {
        var report = run(runner(ScriptedJob.of("works", run -> run.changed(3))));

        assertThat(report.failed()).isFalse();
        assertThat(report.endedEarly()).isNull();
    }

    @Test
    void aRunEndsAtAPauseWhenItsTimeIsOver() {
        var report =
                run(
                        runner(
                                ScriptedJob.of(
                                        "dawdles",
                                        run -> {
                                            run.pause();
                                            clock.advance(LONGEST);
                                            run.looked(1);
                                            run.pause();
                                            done.add("too late");
                                        }),
                                noting("never_begins")));

        assertThat(done).isEmpty();
        assertThat(report.jobs())
                .extracting(JobReport::ending)
                .containsExactly(Ending.CUT_SHORT, Ending.NOT_BEGUN);
        assertThat(report.jobs().getFirst().looked()).isEqualTo(1);
        assertThat(report.jobs().getFirst().took()).isEqualTo(LONGEST);
        assertThat(report.endedEarly()).isEqualTo("Its time was over: a run may take 100 seconds.");
        assertThat(report.failed()).isTrue();
    }

    @Test
    void aRunEndsAtAPauseWhenItIsToldTo() {
        var report =
                run(
                        runner(
                                ScriptedJob.of(
                                        "works",
                                        run -> {
                                            onlooker.tired = true;
                                            run.changed(1);
                                            run.pause();
                                            done.add("too late");
                                        })));

        assertThat(done).isEmpty();
        assertThat(report.jobs().getFirst().changed()).isEqualTo(1);
        assertThat(report.endedEarly()).isEqualTo("It was told to stop.");
    }

    @Test
    void aRunThatLostItsLeaseEnds() {
        var report =
                run(
                        runner(
                                ScriptedJob.of(
                                        "loses",
                                        run -> {
                                            lease.stands = false;
                                            run.pause();
                                            clock.advance(Duration.ofSeconds(1));
                                            run.pause();
                                        })));

        assertThat(report.endedEarly()).startsWith("It lost touch with the database");
    }

    @Test
    void aJobHearsWhetherItsRunStillHasItsTurn() {
        run(runner(ScriptedJob.of("is_late", run -> noteEnd(run, () -> {}))));
        run(runner(ScriptedJob.of("loses", run -> noteEnd(run, () -> lease.stands = false))));

        assertThat(done).containsExactly("has its turn", "has lost its turn");
    }

    private void noteEnd(JobRun run, Runnable meanwhile) {
        clock.advance(LONGEST);
        meanwhile.run();
        try {
            run.pause();
        } catch (RunEnds end) {
            done.add(end.turnIsLost() ? "has lost its turn" : "has its turn");
        }
    }

    @Test
    void whenTheTimeWasOverAfterTheLastJobNothingIsMissing() {
        var report = run(runner(ScriptedJob.of("dawdles", _ -> clock.advance(LONGEST))));

        assertThat(report.failed()).isFalse();
        assertThat(report.endedEarly()).isNull();
    }

    @Test
    void aRunDoesNothingWhileAnotherIsAtWork() {
        lease.free = false;

        assertThat(runner(noting("works")).run(plan(List.of()), onlooker)).isEmpty();

        assertThat(done).isEmpty();
    }

    @Test
    void theLeaseIsFreeAgainAfterARun() {
        run(runner(noting("works")));

        assertThat(lease.free).isTrue();
    }

    @Test
    void whoLooksOnHearsHowFarItIs() {
        run(
                runner(
                        ScriptedJob.of(
                                "works",
                                run -> {
                                    run.expect(10);
                                    run.looked(4);
                                })));

        assertThat(onlooker.heard)
                .containsExactly(
                        new Progress("works", 0, 0, 0, 0),
                        new Progress("works", 0, 10, 0, 0),
                        new Progress("works", 4, 10, 0, 0));
    }

    private ScriptedJob noting(String name) {
        return ScriptedJob.of(name, _ -> done.add(name));
    }

    private ScriptedJob staged(String name, Stage stage) {
        return new ScriptedJob(name, stage, Set.of(), _ -> done.add(name));
    }

    private static Job by(JobRunner jobs, String name) {
        return jobs.all().stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
    }

    private JobRunner runner(Job... jobs) {
        return new JobRunner(List.of(jobs), lease, clock);
    }

    private Report run(JobRunner runner) {
        return runner.run(plan(runner.all()), onlooker).orElseThrow();
    }

    private static Plan plan(List<Job> jobs) {
        return new Plan("short", jobs, LONGEST, Duration.ZERO);
    }
}
