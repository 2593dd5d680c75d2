package dev.ashlar.kernel;

/// Carries a [Problem] out of a transaction, so that the transaction rolls back. Without a stack trace: a refusal is an
/// answer, not a defect.
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
