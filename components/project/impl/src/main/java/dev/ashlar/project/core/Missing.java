package dev.ashlar.project.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;

/// What is told of things that are not there, and of those that are kept from the caller: both read the same.
final class Missing {
    private Missing() {}

    static Problem project(Ulid id) {
        return Problem.NotFound.of("project", id.value());
    }

    static Problem project(String namespace, String slug) {
        return new Problem.NotFound(
                "The project %s/%s does not exist or you do not have access to it."
                        .formatted(namespace, slug));
    }

    static ProblemException namespace(Slug slug) {
        return new Problem.NotFound(
                        "The namespace %s does not exist or you do not have access to it."
                                .formatted(slug))
                .asException();
    }

    static ProblemException user(UserId id) {
        return Problem.NotFound.of("user", id.value()).asException();
    }
}
