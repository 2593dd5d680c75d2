package dev.ashlar.database.repositories;

import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.ConstraintViolation.Kind;
import dev.ashlar.kernel.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a failure of PostgreSQL means to us, by its SQLSTATE.
final class Failures {
    /// Another transaction was in the way and PostgreSQL has rolled ours back: doing it again is safe.
    static final class Collision extends RuntimeException {
        Collision(SQLException cause) {
            super("another transaction was in the way", cause);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static RuntimeException translate(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (failure instanceof SQLTransientConnectionException || isAway(state)) {
            LOG.atWarn()
                    .addKeyValue("sqlstate", state)
                    .log("the database does not answer: {}", failure.getMessage());
            return unavailable();
        }
        return switch (state) {
            case "40001", "40P01" -> new Collision(failure);
            case "22021", "22P05" ->
                    new Problem.Invalid("A text must not contain NUL characters.").asException();
            case "23505" -> violation(Kind.UNIQUE, failure);
            case "23503" -> violation(Kind.FOREIGN_KEY, failure);
            default ->
                    state.startsWith("23")
                            ? violation(Kind.OTHER, failure)
                            : new IllegalStateException("a statement failed", failure);
        };
    }

    static RuntimeException unavailable() {
        return new Problem.Unavailable("the database").asException();
    }

    /// Connections that fail (08), resources that are used up (53), statements that took too long (57014), a server
    /// that stops or starts (57P), transactions that were ended from outside (25P03).
    private static boolean isAway(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("25P03");
    }

    private static ConstraintViolation violation(Kind kind, SQLException failure) {
        return new ConstraintViolation(kind, constraintOf(failure), failure);
    }

    private static String constraintOf(SQLException failure) {
        if (failure instanceof PSQLException known
                && known.getServerErrorMessage() instanceof ServerErrorMessage said) {
            return either(said.getConstraint(), said.getColumn());
        }
        return "";
    }

    private static String either(@Nullable String constraint, @Nullable String column) {
        if (constraint != null) {
            return constraint;
        }
        return column == null ? "" : column;
    }
}
