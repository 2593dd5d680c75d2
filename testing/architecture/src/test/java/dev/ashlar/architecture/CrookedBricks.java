package dev.ashlar.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Made-up bricks, each of which breaks a rule, and what the rules must say about them.
final class CrookedBricks {
    private static final Map<String, List<String>> OBJECTIONS =
            Map.ofEntries(
                    Map.entry(
                            "bricksAreNamedAfterTheirFolders",
                            List.of(
                                    "bases/y is called base-x and must be base-y",
                                    "components/odd/api is called odd-names and must be odd-api")),
                    Map.entry(
                            "namesAreUsedOnce",
                            List.of("base-x is the name of [bases/x, bases/y]")),
                    Map.entry(
                            "apisNeedOnlyApisAndTheKernel",
                            List.of(
                                    "components/a/api needs b: an api knows apis and the kernel"
                                            + " only")),
                    Map.entry(
                            "implementationsKnowNoOtherImplementation",
                            List.of(
                                    "components/a/api needs b: what it needs of another component"
                                            + " stands in that one's api",
                                    "components/b/impl needs c: what it needs of another component"
                                            + " stands in that one's api",
                                    "components/c/impl needs base-x: what it needs of another"
                                            + " component stands in that one's api")),
                    Map.entry(
                            "theKernelNeedsNothing",
                            List.of(
                                    "The kernel needs nothing but the JDK, yet its pom says"
                                            + " otherwise")),
                    Map.entry(
                            "basesAreGlueBetweenComponents",
                            List.of("bases/x needs testkit: a base puts components together")),
                    Map.entry(
                            "projectsPackageBases",
                            List.of(
                                    "projects/x needs a-api: a project packages one base and has no"
                                            + " code")),
                    Map.entry(
                            "componentsAreTestedWithoutOtherImplementations",
                            List.of(
                                    "components/b/impl is tested with components/c/impl: a test in"
                                            + " another brick cannot cheat")),
                    Map.entry(
                            "versionsStandInTheParent",
                            List.of(
                                    "components/c/impl states the versions [1.2.3]; they belong to"
                                            + " build/parent/pom.xml")),
                    Map.entry(
                            "pomsAreShort",
                            List.of("components/c/impl has a pom of 40 lines, 40 are too many")),
                    Map.entry(
                            "everyComponentIsInAProgram",
                            List.of("components/odd/api is needed by no base")),
                    Map.entry(
                            "noBrickNeedsItself",
                            List.of(
                                    "bases/x needs itself in the end",
                                    "bases/y needs itself in the end",
                                    "components/a/api needs itself in the end",
                                    "components/b/impl needs itself in the end",
                                    "components/c/impl needs itself in the end")));

    private CrookedBricks() {}

    static List<Brick> all() {
        return List.of(
                brick("bases/x", "base-x", "a-api", "kernel", "testkit"),
                brick("bases/y", "base-x", "a-api"),
                brick("components/a/api", "a-api", "b"),
                brick("components/b/impl", "b", "c", "c:test"),
                new Brick(
                        "components/c/impl", "c", "", dependencies("base-x"), 40, List.of("1.2.3")),
                brick("components/kernel", "kernel", "guava:"),
                brick("components/odd/api", "odd-names"),
                brick("projects/x", "app-x", "a-api"),
                brick("testing/testkit", "testkit"));
    }

    static List<String> objections(String rule) {
        @Nullable List<String> found = OBJECTIONS.get(rule);
        if (found == null) {
            throw new IllegalStateException("No brick breaks " + rule);
        }
        return found;
    }

    private static Brick brick(String folder, String artifact, String... needs) {
        return new Brick(folder, artifact, "", dependencies(needs), 20, List.of());
    }

    /// @param needs `name` for a brick, `name:test` for one that tests need, `name:` for somebody else's library
    private static List<Brick.Dependency> dependencies(String... needs) {
        return Arrays.stream(needs)
                .map(each ->
                        new Brick.Dependency(
                                each.endsWith(":") ? "com.example" : "dev.ashlar",
                                each.replaceFirst(":.*", ""),
                                each.endsWith(":test") ? "test" : ""))
                .toList();
    }
}
