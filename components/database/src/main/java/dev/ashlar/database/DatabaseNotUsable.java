package dev.ashlar.database;

/// A program cannot start with this database. The message is one sentence for an operator.
public final class DatabaseNotUsable extends RuntimeException {
    public DatabaseNotUsable(String sentence) {
        super(sentence, null, false, false);
    }

    public DatabaseNotUsable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
