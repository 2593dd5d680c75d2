package dev.ashlar.backgroundjobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.jobs.JobReport;
import dev.ashlar.jobs.Report;
import java.time.Duration;
import java.util.Locale;

/// A report for programs: one object in a line.
final class ReportJson {
    private static final double MILLISECONDS = 1_000.0;

    private ReportJson() {}

    static String of(Report report) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("run", report.run());
        object.put("began", report.began().toString());
        object.put("seconds", seconds(report.took()));
        object.put("failed", report.failed());
        object.put("ended_early", report.endedEarly());
        var jobs = object.putArray("jobs");
        report.jobs().forEach(job -> jobs.add(job(job)));
        return object.toString();
    }

    /// Of a run that did nothing.
    static String skipped(String run, String why) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("run", run)
                .put("failed", false)
                .put("skipped", why)
                .toString();
    }

    private static ObjectNode job(JobReport job) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("job", job.job());
        object.put("ending", job.ending().name().toLowerCase(Locale.ROOT));
        object.put("looked", job.looked());
        object.put("changed", job.changed());
        object.put("failed", job.failed());
        object.put("seconds", seconds(job.took()));
        var failures = object.putArray("failures");
        job.failures().forEach(failures::add);
        return object;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLISECONDS;
    }
}
