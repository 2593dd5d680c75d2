package dev.ashlar.development.seed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// People of the local Keycloak, with the ids that they have there: whoever runs the stack can look through their eyes.
enum DemoUser {
    ADA(World.USUAL, "ada", "0adaada0-0000-4000-8000-000000000001", "Ada", "Lovelace"),
    GRACE(World.BUSY, "grace", "09ace09a-0000-4000-8000-000000000002", "Grace", "Hopper");

    private final int index;
    private final String username;
    private final String id;
    private final String first;
    private final String last;

    DemoUser(int index, String username, String id, String first, String last) {
        this.index = index;
        this.username = username;
        this.id = id;
        this.first = first;
        this.last = last;
    }

    static @Nullable DemoUser at(int index) {
        for (var each : values()) {
            if (each.index == index) {
                return each;
            }
        }
        return null;
    }

    int index() {
        return index;
    }

    String username() {
        return username;
    }

    Person person(String namespaceId, Instant seenAt) {
        var email = username + "@ashlar.dev";
        return new Person(id, username, email, first, last, namespaceId, seenAt);
    }
}
