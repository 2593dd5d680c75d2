package dev.ashlar.project.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.project.ProjectDetails;
import java.util.List;

/// How much people may say about a project: a list shows all of it, a hundred times on one page, to whoever asks.
final class Extent {
    private static final int MOST = 16_384;

    private Extent() {}

    /// @throws dev.ashlar.kernel.ProblemException if it is too much
    static void check(ProjectDetails details) {
        if (characters(details) > MOST) {
            throw tooMuch();
        }
    }

    /// What was too much before may stay or become less, so that its project can still be changed.
    ///
    /// @throws dev.ashlar.kernel.ProblemException if it is too much and more than before
    static void check(ProjectDetails before, ProjectDetails after) {
        if (characters(after) > characters(before)) {
            check(after);
        }
    }

    private static ProblemException tooMuch() {
        return new Problem.Invalid(
                        "The repositories, keywords and secrets_mount_directory of a project must"
                                + " together have at most %,d characters.".formatted(MOST))
                .asException();
    }

    private static int characters(ProjectDetails details) {
        return length(details.repositories())
                + length(details.keywords())
                + details.secretsMountDirectory().length();
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }
}
