package dev.ashlar.kernel;

/// Who asks. A use case that needs more than anybody takes the narrower type, so that it cannot be called for less.
public sealed interface Caller {
    /// Nobody known.
    ///
    /// @param sessionId names the visitor's anonymous sessions and nothing else: it never stands for a user
    record Anonymous(String sessionId) implements Caller {}

    /// Somebody with a valid token.
    sealed interface SignedIn extends Caller {
        UserId id();

        Profile profile();
    }

    /// A person without special rights.
    record User(UserId id, Profile profile) implements SignedIn {}

    /// A person whose token carries the administrators' role; an administrator for this request, whatever else is known.
    record Admin(UserId id, Profile profile) implements SignedIn {}

    /// Part of this service that acts in nobody's name.
    ///
    /// @param name of the job or task, for logs and audit
    record Service(String name) implements Caller {}
}
