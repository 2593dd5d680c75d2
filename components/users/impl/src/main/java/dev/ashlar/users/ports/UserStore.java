package dev.ashlar.users.ports;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the core asks of storage about users. Reading needs no transaction; everything else joins the one at hand.
public interface UserStore {
    Optional<User> find(UserId id);

    /// Everybody, the newest first.
    Page<User> list(PageRequest page);

    /// Everybody with exactly this address, the newest first.
    Page<User> listByEmail(String email, PageRequest page);

    /// A page of all ids in their order, by an index from the one before.
    ///
    /// @param after null for the beginning
    List<UserId> idsAfter(@Nullable UserId after, int atMost);

    /// Until the transaction ends nobody else reserves this person, who need not be a user.
    void reserve(UserId id);

    /// Those of some people who are users and of whom no bar holds at a time; they stay until the transaction ends.
    Set<UserId> stay(Collection<UserId> people, Instant now);

    /// A user who stays until the transaction ends; nobody else holds her meanwhile.
    Optional<User> hold(UserId id);

    /// Adds a user unless she is there; waits for a transaction that is about to add or remove her.
    ///
    /// @return whether she was added
    boolean add(User user, Instant seenAt);

    /// Changes the name of a user who was added in the transaction at hand.
    void rename(UserId id, Slug username);

    /// Writes the name and the address of a user who is held; her username stays.
    void update(User user);

    /// Removes a user and her preferences.
    ///
    /// @return whether she was there
    boolean remove(UserId id);
}
