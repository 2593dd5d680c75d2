package dev.ashlar.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What poms may say. Every rule answers with the sentences that it has against the bricks, none when it holds.
final class WorkspaceRules {
    /// The first number of lines that a brick's pom may not have.
    private static final int POM_LINES = 40;

    private final List<Brick> bricks;
    private final Map<String, Brick> byArtifact;

    WorkspaceRules(List<Brick> bricks) {
        this.bricks = List.copyOf(bricks);
        this.byArtifact =
                bricks.stream()
                        .collect(Collectors.toMap(Brick::artifact, brick -> brick, (a, b) -> a));
    }

    /// `components/users/api` is `users-api`, `components/users/impl` is `users`, `bases/data_api` is `base-data-api`.
    List<String> bricksAreNamedAfterTheirFolders() {
        return bricks.stream()
                .filter(brick -> !brick.artifact().equals(brick.expectedArtifact()))
                .map(brick ->
                        "%s is called %s and must be %s"
                                .formatted(
                                        brick.folder(), brick.artifact(), brick.expectedArtifact()))
                .toList();
    }

    List<String> namesAreUsedOnce() {
        Map<String, List<String>> folders =
                bricks.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Brick::artifact,
                                        Collectors.mapping(Brick::folder, Collectors.toList())));
        return folders.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + " is the name of " + each.getValue())
                .toList();
    }

    List<String> apisNeedOnlyApisAndTheKernel() {
        return objections(
                Brick::isApi,
                (brick, needed) -> needed.isApi() || needed.name().equals("kernel"),
                "an api knows apis and the kernel only");
    }

    /// Components without an api, such as `web` and `database`, are there for all of them.
    List<String> implementationsKnowNoOtherImplementation() {
        return objections(
                brick -> brick.isComponent() || brick.isImpl(),
                (brick, needed) -> needed.isComponent() && !needed.isImpl(),
                "what it needs of another component stands in that one's api");
    }

    List<String> theKernelNeedsNothing() {
        return bricks.stream()
                .filter(brick -> brick.folder().equals("components/kernel"))
                .filter(brick -> brick.dependencies().stream().anyMatch(each -> !each.isForTests()))
                .map(brick -> "The kernel needs nothing but the JDK, yet its pom says otherwise")
                .toList();
    }

    List<String> basesAreGlueBetweenComponents() {
        return objections(
                brick -> brick.area().equals("bases"),
                (brick, needed) -> needed.isComponent(),
                "a base puts components together");
    }

    List<String> projectsPackageBases() {
        return objections(
                brick -> brick.area().equals("projects"),
                (brick, needed) -> needed.area().equals("bases"),
                "a project packages one base and has no code");
    }

    List<String> componentsAreTestedWithoutOtherImplementations() {
        List<String> found = new ArrayList<>();
        for (Brick brick : bricks) {
            for (String artifact : brick.needsForTests()) {
                Brick needed = byArtifact.get(artifact);
                if (brick.isComponent() && needed != null && needed.isImpl()) {
                    found.add(
                            "%s is tested with %s: a test in another brick cannot cheat"
                                    .formatted(brick.folder(), needed.folder()));
                }
            }
        }
        return found;
    }

    List<String> versionsStandInTheParent() {
        return bricks.stream()
                .filter(brick -> !brick.versions().isEmpty())
                .map(brick ->
                        "%s states the versions %s; they belong to build/parent/pom.xml"
                                .formatted(brick.folder(), brick.versions()))
                .toList();
    }

    List<String> pomsAreShort() {
        return bricks.stream()
                .filter(Brick::isComponent)
                .filter(brick -> brick.pomLines() >= POM_LINES)
                .map(brick ->
                        "%s has a pom of %d lines, %d are too many"
                                .formatted(brick.folder(), brick.pomLines(), POM_LINES))
                .toList();
    }

    /// A component that no base needs is not part of any program.
    List<String> everyComponentIsInAProgram() {
        Set<String> used = new HashSet<>();
        bricks.stream()
                .filter(brick -> brick.area().equals("bases"))
                .forEach(base -> used.addAll(closure(base)));
        return bricks.stream()
                .filter(Brick::isComponent)
                .filter(brick -> !used.contains(brick.artifact()))
                .map(brick -> brick.folder() + " is needed by no base")
                .toList();
    }

    List<String> noBrickNeedsItself() {
        return bricks.stream()
                .filter(brick ->
                        brick.needs().stream()
                                .map(byArtifact::get)
                                .anyMatch(needed ->
                                        needed != null
                                                && closure(needed).contains(brick.artifact())))
                .map(brick -> brick.folder() + " needs itself in the end")
                .toList();
    }

    /// Every brick that `start` needs, directly or not, and `start` itself.
    Set<String> closure(Brick start) {
        Set<String> found = new TreeSet<>();
        Map<String, Brick> open = new HashMap<>(Map.of(start.artifact(), start));
        while (!open.isEmpty()) {
            Brick next = open.remove(open.keySet().iterator().next());
            found.add(next.artifact());
            for (String artifact : next.needs()) {
                Brick needed = byArtifact.get(artifact);
                if (needed != null && !found.contains(artifact)) {
                    open.put(artifact, needed);
                }
            }
        }
        return found;
    }

    private List<String> objections(
            Predicate<Brick> subject, BiPredicate<Brick, Brick> allowed, String reason) {
        List<String> found = new ArrayList<>();
        for (Brick brick : bricks.stream().filter(subject).toList()) {
            for (String artifact : brick.needs()) {
                Brick needed = byArtifact.get(artifact);
                boolean isOwn = needed != null && needed.expectedArtifact().equals(ownApi(brick));
                if (needed == null || !(isOwn || allowed.test(brick, needed))) {
                    found.add("%s needs %s: %s".formatted(brick.folder(), artifact, reason));
                }
            }
        }
        return found;
    }

    private static String ownApi(Brick brick) {
        return brick.isImpl() ? brick.name().replace('_', '-') + "-api" : "";
    }
}
