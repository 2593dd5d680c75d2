package dev.ashlar.authz;

import static dev.ashlar.kernel.Role.OWNER;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The members of one thing, each with one role. Who changes it holds the thing's row, so that nobody else does meanwhile.
public record Roster(ResourceRef thing, Map<UserId, Role> roles) {
    public Roster {
        roles = Map.copyOf(roles);
    }

    /// What changes when these people get these roles; those who have them already do not count.
    ///
    /// @throws ProblemException `Problem.Invalid` if there was an owner and would be none
    public RosterChange assign(Map<UserId, Role> wanted) {
        var after = new LinkedHashMap<>(roles);
        after.putAll(wanted);
        return changeTo(after);
    }

    /// What changes when somebody goes; nothing if she is no member.
    ///
    /// @throws ProblemException `Problem.Invalid` if she is the last owner
    public RosterChange without(UserId member) {
        var after = new LinkedHashMap<>(roles);
        after.remove(member);
        return changeTo(after);
    }

    private RosterChange changeTo(Map<UserId, Role> after) {
        if (roles.containsValue(OWNER) && !after.containsValue(OWNER)) {
            throw new Problem.Invalid(
                            "There must be an owner: make somebody else an owner first, then change"
                                    + " or remove the last one.")
                    .asException();
        }
        var added = new LinkedHashMap<UserId, Role>();
        var updated = new LinkedHashMap<UserId, Role>();
        var removed = new LinkedHashMap<UserId, Role>(roles);
        after.forEach((member, role) -> {
            var before = removed.remove(member);
            if (before == null) {
                added.put(member, role);
            } else if (!Objects.equals(before, role)) {
                updated.put(member, role);
            }
        });
        return new RosterChange(this, added, updated, removed);
    }
}
