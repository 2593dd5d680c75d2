package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.repositories.PostgresDatabase;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A program that records a relation and is killed: before the commit or right after it.
public final class Crash {
    static final String BEFORE = "before";
    static final String AFTER = "after";
    static final Relation RELATION =
            new Relation(
                    ResourceRef.of(ResourceType.GROUP, CountingIds.number(1)),
                    "owner",
                    ResourceRef.of(new UserId("ada")));

    private Crash() {}

    public static void main(String[] arguments) {
        var settings =
                new DatabaseSettings(
                        arguments[1],
                        Integer.parseInt(arguments[2]),
                        arguments[3],
                        arguments[4],
                        new Sensitive(arguments[5]),
                        1,
                        Duration.ofMinutes(1));
        try (var database = new PostgresDatabase(settings)) {
            var relations =
                    new JdbcRelations(
                            database.sql(),
                            database.unitOfWork(),
                            InstantSource.system(),
                            () -> () -> {});
            database.unitOfWork()
                    .run(() -> {
                        relations.add(List.of(RELATION));
                        database.unitOfWork().afterCommit(Crash::die);
                        if (arguments[0].equals(BEFORE)) {
                            die();
                        }
                        return true;
                    });
        }
    }

    /// As `kill -9` would.
    private static void die() {
        Runtime.getRuntime().halt(137);
    }
}
