package dev.ashlar.authz;

/// How somebody stands to a thing by all her roles together: on the thing, on its namespace, and as one of everybody.
/// What the index stores as a number from 0 to 4.
public enum Standing {
    /// The thing does not exist for her.
    NONE,
    /// Sees it, as everybody does.
    PUBLIC,
    /// Sees it and, of a namespace, what is in it.
    VIEWER,
    /// Changes it too.
    EDITOR,
    /// Decides about it and its members too.
    OWNER;

    /// @param level 0 to 4, as the index has it
    public static Standing of(int level) {
        return values()[level];
    }

    public boolean sees() {
        return this != NONE;
    }

    public boolean atLeast(Standing other) {
        return compareTo(other) >= 0;
    }

    public boolean mayWrite() {
        return atLeast(EDITOR);
    }

    /// Also the right to change members.
    public boolean mayDelete() {
        return atLeast(OWNER);
    }
}
