package dev.ashlar.project.ports;

import dev.ashlar.authz.Grant;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.project.Project;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Changes projects. Every call joins the transaction at hand.
public interface ProjectStore {
    /// Adds a project with its slug. Its creator and its namespace stay until the transaction ends.
    ///
    /// @return what its namespace is called, which stays so until the transaction ends; empty if its creator is no user,
    ///     and nothing is written then
    /// @throws ProblemException `Problem.Conflict` if the slug is taken, `Problem.NotFound` if the namespace or the
    ///     template is gone
    Optional<Slug> add(Grant grant, Project project);

    /// The project, and nobody else changes it, its slug or its members until the transaction ends.
    Optional<Project> hold(Grant grant, Ulid id);

    /// The same without reading it.
    ///
    /// @return whether there is one
    boolean lock(Grant grant, Ulid id);

    /// Writes the next state of a project that is held, slug and namespace too.
    ///
    /// @return what its namespace is called; it stays so until the transaction ends
    /// @throws ProblemException as [#add]
    Slug replace(Grant grant, Project next);

    boolean anyIn(Ulid namespace);

    /// Holds all projects of a namespace as [#lock] does.
    void lockAllIn(Grant grant, Ulid namespace);

    /// Some projects of a namespace, held; empty when there are none left.
    List<Ulid> holdIn(Grant grant, Ulid namespace, int atMost);

    /// Removes projects that are held, with their slugs. Their copies are copies of nothing then.
    void remove(Grant grant, Collection<Ulid> ids);

    /// Those who are no users; the others are users until the transaction ends.
    List<UserId> strangers(Collection<UserId> ids);
}
