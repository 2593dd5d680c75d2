package dev.ashlar.namespace;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import org.jspecify.annotations.Nullable;

/// The namespaces of people and groups, as they are shown.
public interface Namespaces {
    /// The caller's own first, then those of groups by their ids.
    ///
    /// @param least only of groups in which the caller has at least this role, administrators every; null for all groups
    Page<NamedNamespace> list(Caller.SignedIn caller, @Nullable Role least, PageRequest page);

    /// @throws ProblemException `Problem.NotFound` if no namespace is called so and no group was
    NamedNamespace get(Caller caller, Slug slug);
}
