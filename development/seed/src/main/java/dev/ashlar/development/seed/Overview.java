package dev.ashlar.development.seed;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a developer wants to know of the data: how much there is, and whose eyes to look through.
record Overview(World world) {
    private static final int LARGEST = 3;

    String text() {
        var numbers = world.numbers();
        return """

          %,d projects (a fifth of them public), %,d users, %,d groups with %,d memberships
          The largest groups: %s

          ada is a user like most, in 3 groups; grace is in %d. Look through their eyes:
            curl -i -H "Authorization: Bearer $(make -s token USER=grace)" localhost:8000/api/data/projects
          Everybody else here has no password: only the demo users are known to the local Keycloak.

        """
                .formatted(
                        numbers.projects(),
                        numbers.users(),
                        numbers.groups(),
                        world.memberships().count(),
                        largest(),
                        Math.min(Memberships.MANY, numbers.groups()));
    }

    /// Groups are drawn by a power law: the first are the largest.
    private String largest() {
        return IntStream.range(0, Math.min(LARGEST, world.numbers().groups()))
                .mapToObj(index ->
                        "%s (%,d members)"
                                .formatted(
                                        world.team(index).slug(),
                                        world.memberships().of(index).size()))
                .collect(Collectors.joining(", "));
    }
}
