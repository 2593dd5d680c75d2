package dev.ashlar.development.seed;

/// How much there shall be, and the number that everything is drawn from: the same numbers give the same data.
public record Numbers(int projects, int users, int groups, long seed) {
    private static final int FEWEST_USERS = 10;
    private static final int MOST = 50_000_000;

    /// @throws IllegalArgumentException with a sentence for a person, if there can be no such data
    public Numbers {
        require("PROJECTS", projects, 1);
        require("USERS", users, FEWEST_USERS);
        require("GROUPS", groups, 1);
    }

    private static void require(String name, int value, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(
                    "%s is %d: it must be from %d to %d.".formatted(name, value, least, MOST));
        }
    }

    @Override
    public String toString() {
        return "PROJECTS=%d USERS=%d GROUPS=%d SEED=%d".formatted(projects, users, groups, seed);
    }
}
