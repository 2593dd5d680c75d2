package dev.ashlar.kernel;

import java.util.List;

/// Settings that a program cannot start with.
public final class SettingsException extends RuntimeException {
    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /// One sentence for each setting that is wrong or missing, each naming its variable; never its value when hidden.
    public List<String> problems() {
        return problems;
    }
}
