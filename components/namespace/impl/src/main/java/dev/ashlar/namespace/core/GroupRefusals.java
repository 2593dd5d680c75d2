package dev.ashlar.namespace.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.Group;

/// How what is asked of a group by its slug is refused.
final class GroupRefusals {
    private GroupRefusals() {}

    /// There is no such group, or the caller may not do that with it.
    static Problem missing(Slug asked) {
        return new Problem.NotFound(
                "The group %s does not exist or you do not have access to it.".formatted(asked));
    }

    /// The group, if it is still called as it was asked for.
    static Group current(Group group, Slug asked) {
        if (!group.slug().equals(asked)) {
            throw new Problem.Conflict(
                            "The group %s has another slug now: repeat your change with %s."
                                    .formatted(asked, group.slug()),
                            "The latest slug of the group is " + group.slug())
                    .asException();
        }
        return group;
    }
}
