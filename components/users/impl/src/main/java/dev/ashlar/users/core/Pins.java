package dev.ashlar.users.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.users.ProjectPath;
import java.util.List;
import java.util.stream.Stream;

/// The rules of a list of pinned projects.
///
/// @param most projects in the list
record Pins(int most) {
    /// The list with a project added at its end; the list itself if the project is in it.
    ///
    /// @throws ProblemException `Problem.Invalid` if the list is full
    List<ProjectPath> with(List<ProjectPath> pinned, ProjectPath project) {
        if (pinned.stream().anyMatch(project::sameAs)) {
            return pinned;
        }
        if (pinned.size() >= most) {
            // Clients recognise a full list by how this sentence begins.
            throw new Problem.Invalid(
                            "Maximum number of pinned projects (%d) reached: unpin one first."
                                    .formatted(most))
                    .asException();
        }
        return Stream.concat(pinned.stream(), Stream.of(project)).toList();
    }

    /// The list without a project, in whichever case of letters it is named.
    List<ProjectPath> without(List<ProjectPath> pinned, String project) {
        return pinned.stream().filter(pin -> !pin.value().equalsIgnoreCase(project)).toList();
    }
}
