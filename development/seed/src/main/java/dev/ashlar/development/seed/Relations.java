package dev.ashlar.development.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The relations of one chunk, as authz records them: in its table and, where SpiceDB is to hear of them by the relay, in
/// entries of the outbox.
final class Relations {
    /// Of one entry, as authz writes them.
    private static final int MOST_PER_ENTRY = 1_000;

    private static final String PLATFORM = "renku";
    private static final String EVERYBODY = "*";

    private final Rows rows =
            new Rows(
                    "authz.relations (resource_type, resource_id, relation, subject_type, subject_id)");
    private final List<String> texts = new ArrayList<>();

    /// @param thing a type and an id
    void platform(Thing thing) {
        add(thing, thing.type() + "_platform", new Thing("platform", PLATFORM));
    }

    void namespace(Thing thing, Thing namespace) {
        add(thing, thing.type() + "_namespace", namespace);
    }

    void open(Thing thing) {
        add(thing, "public_viewer", new Thing("user", EVERYBODY));
        add(thing, "public_viewer", new Thing("anonymous_user", EVERYBODY));
    }

    void member(Thing thing, String userId, Member.Role role) {
        add(thing, role.relation(), new Thing("user", userId));
    }

    /// @return how many
    long write(Connection connection, boolean relayed, Instant now) throws SQLException {
        if (relayed) {
            entries(now).write(connection);
        }
        return rows.write(connection);
    }

    /// What a relation is of or from.
    record Thing(String type, String id) {
        @Override
        public String toString() {
            return type + ":" + id;
        }
    }

    private void add(Thing thing, String relation, Thing subject) {
        rows.add(thing.type(), thing.id(), relation, subject.type(), subject.id());
        texts.add("%s#%s@%s".formatted(thing, relation, subject));
    }

    private Rows entries(Instant now) {
        var entries =
                new Rows("database.outbox (channel, aggregate_id, type, payload, occurred_at)");
        for (int from = 0; from < texts.size(); from += MOST_PER_ENTRY) {
            var part = texts.subList(from, Math.min(from + MOST_PER_ENTRY, texts.size()));
            var added =
                    part.stream()
                            .map(text -> "\"" + text + "\"")
                            .collect(Collectors.joining(",", "{\"added\":[", "],\"removed\":[]}"));
            entries.add("relations", "relations", "relations.changed", added, now);
        }
        return entries;
    }
}
