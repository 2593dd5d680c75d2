package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.JobReport;
import dev.ashlar.jobs.JobReport.Ending;
import dev.ashlar.jobs.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A report for people.
final class ReportTable {
    private static final String COLUMNS = "%-36s %12s %12s %12s %12s%s";

    private ReportTable() {}

    static String of(Report report) {
        var lines = new ArrayList<String>();
        lines.add(COLUMNS.formatted("job", "looked at", "changed", "failed", "took", ""));
        report.jobs().forEach(job -> lines.add(line(job)));
        report.jobs().forEach(job -> lines.addAll(failures(job)));
        if (report.endedEarly() != null) {
            lines.add("The run ended early. " + report.endedEarly());
        }
        lines.add(
                "The %s run took %s: %s."
                        .formatted(report.run(), took(report.took()), outcome(report)));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(JobReport job) {
        return COLUMNS.formatted(
                job.job(),
                number(job.looked()),
                number(job.changed()),
                number(job.failed()),
                took(job.took()),
                remark(job.ending()));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String remark(Ending ending) {
        return switch (ending) {
            case DONE -> "";
            case BROKE_OFF -> "  broke off";
            case CUT_SHORT -> "  cut short";
            case NOT_BEGUN -> "  not begun";
        };
    }

    private static List<String> failures(JobReport job) {
        var lines = new ArrayList<String>();
        job.failures().forEach(failure -> lines.add(job.job() + " failed: " + failure));
        var unnamed = job.failed() - job.failures().size();
        if (unnamed > 0) {
            lines.add("%s failed: %s more".formatted(job.job(), number(unnamed)));
        }
        return lines;
    }

    private static String outcome(Report report) {
        var changed = report.jobs().stream().mapToLong(JobReport::changed).sum();
        var failed = report.jobs().stream().mapToLong(JobReport::failed).sum();
        return "%s changed, %s failed"
                .formatted(
                        changed == 0 ? "nothing" : number(changed),
                        failed == 0 ? "nothing" : number(failed));
    }

    static String took(Duration time) {
        if (time.toSeconds() < 1) {
            return time.toMillis() + " ms";
        }
        if (time.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
        }
        return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
