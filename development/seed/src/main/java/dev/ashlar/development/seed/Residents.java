package dev.ashlar.development.seed;

import dev.ashlar.development.seed.Relations.Thing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The ids of all people and of their namespaces. A demo user may have logged in before, and then keeps what she has.
record Residents(List<Resident> all) {
    /// @param known whether she was there before
    record Resident(String userId, Thing namespace, boolean known) {}

    Residents {
        all = List.copyOf(all);
    }

    static Residents of(World world, Connection connection) throws SQLException {
        var all = new ArrayList<Resident>();
        for (int index = 0; index < world.numbers().users(); index++) {
            var person = world.person(index);
            all.add(resident(person.id(), person.namespaceId(), false));
        }
        for (var demo : DemoUser.values()) {
            replace(demo, all, connection);
        }
        return new Residents(all);
    }

    Resident get(int index) {
        return all.get(index);
    }

    private static void replace(DemoUser demo, List<Resident> all, Connection connection)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT person.id, space.id
                        FROM users.users person JOIN namespace.namespaces space ON space.user_id = person.id
                        WHERE person.username = ?
                        """)) {
            statement.setString(1, demo.username());
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    all.set(demo.index(), resident(row.getString(1), row.getString(2), true));
                }
            }
        }
    }

    private static Resident resident(String userId, String namespaceId, boolean known) {
        return new Resident(userId, new Thing("user_namespace", namespaceId), known);
    }
}
