package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.Caller;

/// Who asks, in the words of SpiceDB and in those of the index.
record Subject(ResourceRef inSpiceDb, String inIndex) {
    /// Somebody without a token is this, whatever the session is called.
    static final ResourceRef VISITOR = new ResourceRef(ResourceType.ANONYMOUS_USER, "anonymous");

    static Subject of(Caller.User caller) {
        var user = ResourceRef.of(caller.id());
        return new Subject(user, user.toString());
    }

    static Subject visitor() {
        return new Subject(VISITOR, ResourceRef.EVERY_VISITOR.toString());
    }
}
