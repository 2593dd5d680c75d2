package dev.ashlar.development.seed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project.
///
/// @param home where it stands
/// @param members with the creator, who owns it; nobody twice
record Work(
        String id,
        Home home,
        String slug,
        String name,
        Instant createdAt,
        Instant updatedAt,
        boolean open,
        Texts texts,
        boolean template,
        List<Member> members) {

    /// A namespace.
    sealed interface Home {
        record OfTeam(int team) implements Home {}

        record OfPerson(int person) implements Home {}
    }

    record Texts(
            @Nullable String description,
            @Nullable String documentation,
            List<String> keywords,
            List<String> repositories) {}

    int creator() {
        return members.getFirst().person();
    }
}
