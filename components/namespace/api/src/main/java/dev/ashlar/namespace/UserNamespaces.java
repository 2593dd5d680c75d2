package dev.ashlar.namespace;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;

/// The namespaces that belong to one person each. Every method joins the transaction at hand.
public interface UserNamespaces {
    /// Opens the namespace of a new user, with its relations: owned by her, visible to everybody.
    ///
    /// @param wish the slug she gets if it is free; else the same with `-1` to `-5`, else with a random suffix
    /// @throws IllegalStateException if she has one already
    UserNamespace open(UserId owner, Slug wish);

    /// What becomes of a user's namespace when she goes: it ceases to be if nothing is in it; else it stays, owned by
    /// the platform's administrators. Does nothing if she has none.
    void close(UserId owner);
}
