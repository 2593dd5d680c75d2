package dev.ashlar.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.ports.SealedValue;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import java.time.Instant;
import java.util.List;

/// People and secrets that say only what matters.
public final class SecretFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Caller.User ADA = person("ada-id");
    public static final Caller.User GRACE = person("grace-id");

    private SecretFixtures() {}

    /// @param number its id; greater ones are newer
    public static Secret aSecret(int number, Caller.User owner, String filename) {
        return new Secret(
                CountingIds.number(number),
                owner.id(),
                SecretKind.GENERAL,
                "secret " + number,
                filename,
                NOON,
                List.of());
    }

    public static SealedValue sealed(String text) {
        return new SealedValue(text.getBytes(UTF_8), ("key of " + text).getBytes(UTF_8));
    }

    /// Some right on something, for stores.
    public static Grant someGrant() {
        var root =
                new Caller.Admin(
                        new UserId("root-id"),
                        new Profile(new Email("root@ashlar.dev"), null, null, null));
        return new FakeAccess()
                .require(root, Permission.WRITE, ResourceRef.PLATFORM, new Problem.Forbidden("no"));
    }

    private static Caller.User person(String id) {
        return new Caller.User(
                new UserId(id), new Profile(new Email(id + "@ashlar.dev"), null, null, null));
    }
}
