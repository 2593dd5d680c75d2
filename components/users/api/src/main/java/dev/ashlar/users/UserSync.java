package dev.ashlar.users;

import dev.ashlar.kernel.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes over what the realm says about people. Each call is a transaction of its own; where nothing differs it changes
/// nothing and announces nothing, so that repeating one does no harm. For jobs, outside of any transaction.
///
/// Every method throws `Problem.Unavailable` when the database does not answer in time: nothing has changed then.
public interface UserSync {
    /// Somebody as the realm knows her now. Names and address are taken as they come and cleaned here.
    ///
    /// @param enabled whether she may log in; if not, she counts as anonymous, also with a token that is still valid
    record Person(
            UserId id,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled) {}

    /// What a call has changed.
    enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED,
        REMOVED
    }

    /// Makes her a user as her first request would, or takes over what has changed of her name and address; her username
    /// stays. Notes whether she is disabled. Whoever is disabled and no user yet is not made one.
    Outcome take(Person person);

    /// She is no longer in the realm: removes her as [Users#remove] does. Until every token that she may still have must
    /// have expired she counts as anonymous and is not made anew, unless the realm has her again ([#take]).
    ///
    /// @return `CHANGED` for somebody who was no user and whose tokens count for nothing from now on
    Outcome remove(UserId id);

    /// Lets SpiceDB know that exactly these people are administrators, as far as they are users and not disabled: whoever
    /// becomes a user later is one with the next call.
    Outcome setAdmins(Set<UserId> admins);

    /// A page of the ids of all users in their order, however far from the beginning at the same cost.
    ///
    /// @param after the last one of the page before; null for the first page
    /// @param atMost ids in the page; fewer come only at the end
    List<UserId> known(@Nullable UserId after, int atMost);
}
