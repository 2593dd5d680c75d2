package dev.ashlar.kernel;

import java.util.Locale;

/// What a member of something is in it, from the least to the most.
public enum Role {
    /// Sees it and what is in it.
    VIEWER,
    /// Changes it too.
    EDITOR,
    /// Decides about it and its members too.
    OWNER;

    /// As it is written in bodies and in relations: `viewer`.
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
