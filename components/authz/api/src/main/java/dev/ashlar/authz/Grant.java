package dev.ashlar.authz;

import dev.ashlar.kernel.Caller;

/// Receipt for a right that was asked for and granted. Only this package makes one, so a store method that takes a grant
/// cannot be reached unchecked.
public final class Grant {
    private final Caller caller;
    private final Right right;

    Grant(Caller caller, Right right) {
        this.caller = caller;
        this.right = right;
    }

    public Caller caller() {
        return caller;
    }

    public Permission permission() {
        return right.permission();
    }

    public ResourceRef thing() {
        return right.thing();
    }

    @Override
    public String toString() {
        return right.toString();
    }
}
