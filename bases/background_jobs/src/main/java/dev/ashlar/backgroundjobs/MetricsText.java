package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.JobReport;
import dev.ashlar.jobs.JobReport.Ending;
import dev.ashlar.jobs.Report;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A report as Prometheus reads it. All are gauges: each run is new, and nothing goes on counting in between.
final class MetricsText {
    private static final double MILLISECONDS = 1_000.0;

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    private MetricsText(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        var metrics = new MetricsText(report);
        metrics.ofTheRun();
        metrics.ofEachJob();
        return metrics.text.toString();
    }

    private void ofTheRun() {
        var ended = report.began().plus(report.took());
        run(
                "ended_timestamp_seconds",
                "When the last run ended.",
                ended.toEpochMilli() / MILLISECONDS);
        run("duration_seconds", "How long it took.", seconds(report.took()));
        run("failed", "1 if anything was left undone.", report.failed() ? 1 : 0);
    }

    private void ofEachJob() {
        jobs("done", "1 if it looked at everything.", job -> job.ending() == Ending.DONE ? 1 : 0);
        jobs("duration_seconds", "How long it took.", job -> seconds(job.took()));
        jobs("looked_records", "Records that it looked at.", JobReport::looked);
        jobs("changed_records", "Records that it changed.", JobReport::changed);
        jobs("failed_records", "Records that it could not make right.", JobReport::failed);
    }

    private void run(String name, String meaning, double value) {
        head("background_jobs_run_" + name, meaning);
        line("background_jobs_run_" + name, "", value);
    }

    private void jobs(String name, String meaning, ToDoubleFunction<JobReport> value) {
        head("background_jobs_job_" + name, meaning);
        report.jobs()
                .forEach(job ->
                        line(
                                "background_jobs_job_" + name,
                                ",job=\"" + job.job() + "\"",
                                value.applyAsDouble(job)));
    }

    private void head(String name, String meaning) {
        text.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, meaning, name));
    }

    private void line(String name, String labels, double value) {
        text.append(
                String.format(
                        Locale.ROOT, "%s{run=\"%s\"%s} %.3f\n", name, report.run(), labels, value));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLISECONDS;
    }
}
