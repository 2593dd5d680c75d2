package dev.ashlar.users;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import java.time.Instant;

/// People for tests.
public final class UserFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Caller.User ADA = caller("ada");
    public static final Caller.User GRACE = caller("grace");
    public static final Caller.Admin ROOT =
            new Caller.Admin(new UserId("root-id"), profile("root@ashlar.dev"));
    public static final Caller.Anonymous VISITOR = new Caller.Anonymous("anon-1");

    private UserFixtures() {}

    /// A person `<name>-id` with the address `<name>@ashlar.dev` and no other names.
    public static Caller.User caller(String name) {
        return new Caller.User(new UserId(name + "-id"), profile(name + "@ashlar.dev"));
    }

    /// What becomes of [#caller].
    public static User user(String name) {
        return new User(
                new UserId(name + "-id"),
                new Slug(name),
                new Email(name + "@ashlar.dev"),
                null,
                null);
    }

    public static Profile profile(String email) {
        return new Profile(new Email(email), null, null, null);
    }
}
