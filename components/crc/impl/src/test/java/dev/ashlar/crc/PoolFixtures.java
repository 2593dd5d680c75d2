package dev.ashlar.crc;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import java.util.List;

/// Pools and people of tests; tests say only what matters to them.
public final class PoolFixtures {
    public static final UserId ADA = new UserId("ada-1");
    public static final UserId GRACE = new UserId("grace-1");
    public static final UserId ALAN = new UserId("alan-1");
    public static final Caller.Admin ADMIN = new Caller.Admin(new UserId("admin-1"), profile());
    public static final Caller VISITOR = new Caller.Anonymous("anon-1");
    public static final Size SMALL = new Size(1.5, 4, 0, 100, 10);
    public static final Amount TEN = new Amount(10, 100, 2);

    private PoolFixtures() {}

    public static Caller as(UserId user) {
        return new Caller.User(user, profile());
    }

    private static Profile profile() {
        return new Profile(new Email("somebody@example.org"), null, null, null);
    }

    public static PoolTerms terms(boolean isPublic, boolean isDefault) {
        return new PoolTerms("some pool", isPublic, isDefault, null, null);
    }

    public static PoolTerms privateTerms() {
        return terms(false, false);
    }

    public static ClassTerms aClass(boolean isDefault) {
        return new ClassTerms("small", SMALL, isDefault, List.of(), List.of());
    }

    public static ClassTerms aClass(Size size) {
        return new ClassTerms("sized", size, true, List.of(), List.of());
    }
}
