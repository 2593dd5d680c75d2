package dev.ashlar.authz.ports;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeAccess;

class FakeAccessTest extends AccessContract {
    private final FakeAccess access = new FakeAccess();

    @Override
    protected Access access() {
        return access;
    }

    @Override
    protected void makeEditor(UserId user, ResourceRef thing) {
        access.grant(user, thing, Permission.READ, Permission.WRITE);
    }

    @Override
    protected void goAway() {
        access.goAway();
    }
}
