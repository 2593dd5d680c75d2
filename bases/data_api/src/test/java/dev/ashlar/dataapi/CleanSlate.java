package dev.ashlar.dataapi;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;

/// Lets a test begin with nobody known and nothing there.
final class CleanSlate {
    private static final List<String> PEOPLE = List.of("ada", "grace", "alan", "admin");

    private CleanSlate() {}

    static void wipe(RunningDataApi api, TestDatabase database) {
        var admin = api.as("admin");
        // By the API, so that what the service remembers of them goes too.
        for (var person : PEOPLE) {
            admin.delete("/users/" + api.as(person).get("/user").text("id"));
        }
        database.clear();
    }
}
