package dev.ashlar.authz;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Which of several rights, asked for together, a caller has.
public final class Grants {
    private final Caller caller;
    private final Set<Right> granted;

    Grants(Caller caller, Collection<Right> granted) {
        this.caller = caller;
        this.granted = Set.copyOf(granted);
    }

    public boolean has(Permission permission, ResourceRef thing) {
        return granted.contains(new Right(permission, thing));
    }

    public Optional<Grant> find(Permission permission, ResourceRef thing) {
        var right = new Right(permission, thing);
        return granted.contains(right) ? Optional.of(new Grant(caller, right)) : Optional.empty();
    }

    /// @throws ProblemException `otherwise`, without the right
    public Grant require(Permission permission, ResourceRef thing, Problem otherwise) {
        return find(permission, thing).orElseThrow(otherwise::asException);
    }
}
