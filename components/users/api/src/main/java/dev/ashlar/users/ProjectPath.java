package dev.ashlar.users;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import java.util.regex.Pattern;

/// How a person names a project that she pins: `namespace/slug`, in any case of letters.
///
/// Takes every legal slug, and what clients have long been allowed to send besides, which need not name a project.
public record ProjectPath(String value) {
    private static final int SHORTEST = 3;

    // Without a repeated group: such patterns overflow the stack on long texts.
    private static final Pattern FORM =
            Pattern.compile(
                    "(?!.*[_.\\-]{2})(?!.*/[_.\\-/])[a-zA-Z0-9][a-zA-Z0-9_.\\-/]*[a-zA-Z0-9_.\\-]");

    /// @throws ProblemException `Problem.Invalid` if it cannot be the path of a project
    public ProjectPath {
        if (value.length() < SHORTEST || !FORM.matcher(value).matches()) {
            throw Problem.Invalid.field(
                            "project_slug",
                            "must be the slugs of a namespace and a project with a slash between"
                                    + " them, such as flights/year-2")
                    .asException();
        }
    }

    /// Whether both name the same project: case does not count.
    public boolean sameAs(ProjectPath other) {
        return value.equalsIgnoreCase(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
