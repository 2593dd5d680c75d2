package dev.ashlar.database;

import dev.ashlar.kernel.StartException;

/// A program cannot start with this database. The message is one sentence for an operator.
public final class DatabaseNotUsable extends StartException {
    public DatabaseNotUsable(String sentence) {
        super(sentence);
    }

    public DatabaseNotUsable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
