package dev.ashlar.database;

/// The tables refuse what an adapter wrote. An adapter that expects it catches it and throws the `Problem` that it
/// means; PostgreSQL has given the transaction up by then. Nobody caught it: a defect.
///
/// Where a clash is ordinary, `ON CONFLICT DO NOTHING` and the count of rows are better: the transaction goes on.
public final class ConstraintViolation extends RuntimeException {
    /// What kind of rule it was.
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        OTHER
    }

    private final Kind kind;
    private final String constraint;

    public ConstraintViolation(Kind kind, String constraint, Throwable cause) {
        super("constraint %s refused a change".formatted(constraint), cause);
        this.kind = kind;
        this.constraint = constraint;
    }

    public Kind kind() {
        return kind;
    }

    /// As the migration named it; the column where it is a missing value; empty if PostgreSQL does not say.
    public String constraint() {
        return constraint;
    }
}
