package dev.ashlar.programs;

/// Where in a change the program is killed.
enum KillPoint {
    /// SpiceDB has granted the right; the program does not know yet.
    BEFORE_THE_TRANSACTION(false, true),
    /// Rows are written, and what is announced of them.
    INSIDE_THE_TRANSACTION(false, true),
    /// PostgreSQL is committing: whether it succeeds, nobody will be told.
    AT_THE_COMMIT(true, true),
    /// What is committed has not been told to SpiceDB.
    BEFORE_THE_RELATION_WRITE(true, false),
    /// SpiceDB knows; the program does not know that it does.
    AFTER_THE_RELATION_WRITE(true, false),
    /// SpiceDB knows, and PostgreSQL is just being told so.
    BEFORE_IT_IS_NOTED(true, false);

    private final boolean mayHaveHappened;
    private final boolean mayBeUndone;

    KillPoint(boolean mayHaveHappened, boolean mayBeUndone) {
        this.mayHaveHappened = mayHaveHappened;
        this.mayBeUndone = mayBeUndone;
    }

    /// Whether this may be left of a change.
    ///
    /// @param happened all of it, or nothing
    boolean allows(boolean happened) {
        return happened ? mayHaveHappened : mayBeUndone;
    }
}
