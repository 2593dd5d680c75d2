package dev.ashlar.users;

import dev.ashlar.kernel.UserId;
import java.util.List;

/// What one person prefers.
///
/// @param pinnedProjects as she wrote them, in the order of pinning, none twice
public record UserPreferences(UserId userId, List<ProjectPath> pinnedProjects) {
    public UserPreferences {
        pinnedProjects = List.copyOf(pinnedProjects);
    }

    /// Those of somebody who has stated none.
    public static UserPreferences none(UserId userId) {
        return new UserPreferences(userId, List.of());
    }
}
