package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Collection;

/// Who may do what is answered by SpiceDB, who sees what by the index.
@Singleton
final class SpiceDbAccess extends Access {
    // Made by the first question: a start does not load SpiceDB's client.
    private final Provider<Checks> checks;

    SpiceDbAccess(Provider<Checks> checks) {
        this.checks = checks;
    }

    @Override
    protected Collection<Right> granted(Caller caller, Collection<Right> rights) {
        return checks.get().granted(caller, rights);
    }

    @Override
    public Sight sight(Caller caller) {
        return new Sight(subject(caller), null);
    }

    @Override
    public Sight sight(Caller caller, ResourceType listed) {
        return sight(caller);
    }

    @Override
    public Standing standing(Caller caller, Seen<?> found) {
        return found.standing();
    }

    /// In the words of the index.
    private static String subject(Caller caller) {
        return switch (caller) {
            case Caller.Admin _, Caller.Service _ -> ResourceRef.PLATFORM.toString();
            case Caller.User user -> ResourceRef.of(user.id()).toString();
            case Caller.Anonymous _ -> ResourceRef.EVERY_VISITOR.toString();
        };
    }
}
