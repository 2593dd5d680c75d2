package dev.ashlar.namespace;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.Relation;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Groups and people that tests speak of.
public final class NamespaceFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final UserId ADA = new UserId("ada-id");
    public static final UserId GRACE = new UserId("grace-id");
    public static final UserId ALAN = new UserId("alan-id");
    public static final Caller.Admin ADMIN = new Caller.Admin(new UserId("admin-id"), profile());

    private NamespaceFixtures() {}

    /// A group that Ada made.
    public static Group aGroup(int number, String slug) {
        return new Group(
                CountingIds.number(number), new Slug(slug), "Group " + number, null, ADA, NOON);
    }

    public static Caller.User caller(UserId id) {
        return new Caller.User(id, profile());
    }

    /// What an administrator may do with a group.
    public static Grant grant(Group group) {
        return new FakeAccess()
                .require(
                        ADMIN,
                        Permission.DELETE,
                        group.ref(),
                        Problem.Forbidden.insufficientPermissions());
    }

    /// Those that stand once Ada has made a group.
    public static List<Relation> relationsOf(Group group) {
        var relations = new ArrayList<>(Relation.visibleToEverybody(group.ref()));
        relations.add(Relation.onPlatform(group.ref()));
        relations.add(Relation.membership(group.ref(), group.createdBy(), Role.OWNER));
        return relations;
    }

    private static Profile profile() {
        return new Profile(new Email("someone@ashlar.dev"), null, null, null);
    }
}
