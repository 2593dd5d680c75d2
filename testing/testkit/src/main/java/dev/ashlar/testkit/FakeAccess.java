package dev.ashlar.testkit;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Grants exactly what the test granted, and everything to administrators; what was found is seen as the store says.
public final class FakeAccess extends Access {
    private record Key(UserId user, Right right) {}

    private final Set<Key> granted = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    public FakeAccess grant(UserId user, ResourceRef thing, Permission... permissions) {
        for (var permission : permissions) {
            granted.add(new Key(user, new Right(permission, thing)));
        }
        return this;
    }

    public void revokeAll() {
        granted.clear();
    }

    /// From now on nothing can be decided.
    public void goAway() {
        away = true;
    }

    @Override
    protected Collection<Right> granted(Caller caller, Collection<Right> rights) {
        if (away) {
            throw new Problem.Unavailable("the authorization service").asException();
        }
        return switch (caller) {
            case Caller.Admin _, Caller.Service _ -> rights;
            case Caller.User user -> rights.stream().filter(right -> has(user, right)).toList();
            case Caller.Anonymous _ -> Set.of();
        };
    }

    @Override
    public Sight sight(Caller caller) {
        return switch (caller) {
            case Caller.Admin _, Caller.Service _ -> new Sight("platform:renku", null);
            case Caller.User user -> new Sight(ResourceRef.of(user.id()).toString(), null);
            case Caller.Anonymous _ -> new Sight("anonymous_user:*", null);
        };
    }

    @Override
    public Sight sight(Caller caller, ResourceType listed) {
        return sight(caller);
    }

    @Override
    public Standing standing(Caller caller, Seen<?> found) {
        return found.standing();
    }

    private boolean has(Caller.User user, Right right) {
        return granted.contains(new Key(user.id(), right));
    }
}
