package dev.ashlar.authz.repositories;

import java.util.List;

/// One entry of the outbox: what SpiceDB must do, first all of `added`, then all of `removed`; 1,000 at most together.
record RelationsChanged(List<String> added, List<String> removed) {
    static final String TYPE = "relations.changed";

    RelationsChanged {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
