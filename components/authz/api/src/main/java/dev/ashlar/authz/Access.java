package dev.ashlar.authz;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Who may do and see what.
///
/// What a caller may **do** is asked with [#require] or [#ask], before any transaction: it goes over the network, and its
/// answer is never older than a change that was answered. What a caller **sees** is decided by the query that reads:
/// stores take a [Sight], and hand out what they find as [Seen], which only this port opens.
///
/// An administrator by token may do everything at once; what stands about administrators in relations counts for nobody
/// else.
public abstract class Access {
    /// Which of the rights the caller has, all asked in one call. Rights on what does not exist are nobody's, except an
    /// administrator's.
    ///
    /// @throws ProblemException `Problem.Unavailable` when it cannot be decided now; an administrator too gets this, since
    ///     what she changes could not take effect
    public final Grants ask(Caller caller, Collection<Right> rights) {
        return new Grants(caller, granted(caller, rights));
    }

    /// @throws ProblemException `otherwise` without the right; `Problem.Unavailable` as in [#ask]
    public final Grant require(
            Caller caller, Permission permission, ResourceRef thing, Problem otherwise) {
        return ask(caller, List.of(new Right(permission, thing)))
                .require(permission, thing, otherwise);
    }

    /// Those of the rights that the caller has.
    protected abstract Collection<Right> granted(Caller caller, Collection<Right> rights);

    /// Through whose eyes a store reads one thing: no question is asked for it.
    public abstract Sight sight(Caller caller);

    /// Through whose eyes a store lists things of one type.
    public abstract Sight sight(Caller caller, ResourceType listed);

    /// The same for lists of what the caller herself has a role on: being an administrator by token is no role.
    public final Sight ownSight(Caller caller, ResourceType listed) {
        return caller instanceof Caller.Admin admin
                ? new Sight(ResourceRef.of(admin.id()).toString(), null)
                : sight(caller, listed);
    }

    /// What was found, if the caller sees it.
    public final <T> Optional<T> open(Caller caller, Optional<Seen<T>> found) {
        return found.filter(seen -> standing(caller, seen).sees()).map(Seen::thing);
    }

    /// How the caller stands to what was found.
    public abstract Standing standing(Caller caller, Seen<?> found);
}
