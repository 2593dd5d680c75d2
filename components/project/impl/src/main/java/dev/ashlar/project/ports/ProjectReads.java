package dev.ashlar.project.ports;

import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectFilter;
import dev.ashlar.project.ProjectMember;
import java.util.Optional;

/// What is read of projects, each through somebody's eyes and in one statement. Needs no transaction.
public interface ProjectReads {
    Optional<Seen<Project>> find(Sight sight, Ulid id);

    /// By the names that it has, or else had.
    ///
    /// @param namespace in any case of letters
    /// @param slug in this case of letters
    Optional<Seen<Project>> find(Sight sight, String namespace, String slug);

    /// What she sees, the one changed last first, then by id from the last; without documentation.
    Page<Project> list(Sight sight, ProjectFilter filter, PageRequest page);

    /// The copies of a project that she sees, in the same order; seen as she sees the project.
    ///
    /// @param writable only those that she may change
    Optional<Seen<Page<Project>>> copies(
            Sight sight, Ulid source, boolean writable, PageRequest page);

    /// Who has a role on a project itself, owners first, then editors, then viewers, each by their ids; seen as the
    /// project is.
    Optional<Seen<Page<ProjectMember>>> members(Sight sight, Ulid id, PageRequest page);

    /// The project without anything of it.
    Optional<Seen<Ulid>> look(Sight sight, Ulid id);
}
