package dev.ashlar.development.bench;

import dev.ashlar.development.seed.Numbers;

/// A database by how many projects it has. Users and groups grow with them; somebody who is in 500 groups is in both.
record Size(int projects) {
    private static final int PROJECTS_PER_USER = 10;
    private static final int PROJECTS_PER_GROUP = 100;
    private static final int FEWEST_USERS = 1_000;
    private static final int FEWEST_GROUPS = 600;
    private static final long SEED = 1;

    Numbers numbers() {
        return new Numbers(
                projects,
                Math.max(FEWEST_USERS, projects / PROJECTS_PER_USER),
                Math.max(FEWEST_GROUPS, projects / PROJECTS_PER_GROUP),
                SEED);
    }

    String database() {
        return "projects_" + projects;
    }

    @Override
    public String toString() {
        return "%,d projects".formatted(projects);
    }
}
