package dev.ashlar.development.seed;

import dev.ashlar.development.seed.Work.Home;
import java.util.stream.IntStream;

/// Whose eyes and which things are worth a look, in a database that was filled with these numbers.
///
/// @param usual a user like most
/// @param busy a user in very many groups
/// @param crowd the slug of the group with the most members and projects
/// @param quiet the id of a private project that the usual user sees by a group
public record Landmarks(User usual, User busy, String crowd, String quiet) {
    /// Somebody who can have a token.
    public record User(String id, String name) {}

    public static Landmarks of(Numbers numbers) {
        var world = new World(numbers);
        return new Landmarks(
                user(world.person(World.USUAL)),
                user(world.person(World.BUSY)),
                world.team(0).slug(),
                quiet(world));
    }

    private static User user(Person person) {
        return new User(person.id(), person.username());
    }

    private static String quiet(World world) {
        return IntStream.range(0, world.numbers().projects())
                .mapToObj(world::project)
                .filter(work -> !work.open() && byGroup(work, world))
                .findFirst()
                .map(Work::id)
                .orElseThrow(
                        () -> new SeedFailure("No group of the usual user has a private project."));
    }

    private static boolean byGroup(Work work, World world) {
        return work.home() instanceof Home.OfTeam(int team)
                && world.memberships().of(team).stream()
                        .anyMatch(member -> member.person() == World.USUAL);
    }
}
