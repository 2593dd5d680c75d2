package dev.ashlar.project;

import dev.ashlar.authz.Standing;

/// What somebody who sees a project may do with it.
public record ProjectPermissions(boolean write, boolean delete, boolean changeMembership) {
    public static ProjectPermissions of(Standing standing) {
        return new ProjectPermissions(
                standing.mayWrite(), standing.mayDelete(), standing.mayDelete());
    }
}
