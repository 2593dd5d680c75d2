package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Holds every rule about poms against the workspace, and against made-up bricks that break it.
class WorkspaceTest {
    private static final Map<String, Function<WorkspaceRules, List<String>>> RULES =
            Map.ofEntries(
                    Map.entry(
                            "bricksAreNamedAfterTheirFolders",
                            WorkspaceRules::bricksAreNamedAfterTheirFolders),
                    Map.entry("namesAreUsedOnce", WorkspaceRules::namesAreUsedOnce),
                    Map.entry(
                            "apisNeedOnlyApisAndTheKernel",
                            WorkspaceRules::apisNeedOnlyApisAndTheKernel),
                    Map.entry(
                            "implementationsKnowNoOtherImplementation",
                            WorkspaceRules::implementationsKnowNoOtherImplementation),
                    Map.entry("theKernelNeedsNothing", WorkspaceRules::theKernelNeedsNothing),
                    Map.entry(
                            "basesAreGlueBetweenComponents",
                            WorkspaceRules::basesAreGlueBetweenComponents),
                    Map.entry("projectsPackageBases", WorkspaceRules::projectsPackageBases),
                    Map.entry(
                            "componentsAreTestedWithoutOtherImplementations",
                            WorkspaceRules::componentsAreTestedWithoutOtherImplementations),
                    Map.entry("versionsStandInTheParent", WorkspaceRules::versionsStandInTheParent),
                    Map.entry("pomsAreShort", WorkspaceRules::pomsAreShort),
                    Map.entry(
                            "everyComponentIsInAProgram",
                            WorkspaceRules::everyComponentIsInAProgram),
                    Map.entry("noBrickNeedsItself", WorkspaceRules::noBrickNeedsItself));

    @TempDir private Path elsewhere;

    @TestFactory
    Stream<DynamicTest> rulesHold() {
        WorkspaceRules rules = new WorkspaceRules(Workspace.here().bricks());

        return RULES.entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.getKey(),
                                () ->
                                        assertThat(each.getValue().apply(rules))
                                                .as(each.getKey())
                                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> rulesCanFail() {
        WorkspaceRules rules = new WorkspaceRules(CrookedBricks.all());

        return RULES.entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.getKey(),
                                () ->
                                        assertThat(each.getValue().apply(rules))
                                                .containsExactlyElementsOf(
                                                        CrookedBricks.objections(each.getKey()))));
    }

    @Test
    void theListOfBricksIsFresh() throws IOException, InterruptedException {
        Workspace workspace = Workspace.here();
        for (Brick brick : workspace.bricks()) {
            copy(workspace.root(), brick.folder() + "/pom.xml");
        }
        for (String file : List.of("pom.xml", "build/parent/pom.xml", "build/bricks")) {
            copy(workspace.root(), file);
        }

        Process script = new ProcessBuilder("sh", elsewhere + "/build/bricks").inheritIO().start();

        assertThat(script.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(elsewhere.resolve("pom.xml"))
                .as("run build/bricks and commit what it changes")
                .hasSameTextualContentAs(workspace.root().resolve("pom.xml"));
        assertThat(elsewhere.resolve("build/parent/pom.xml"))
                .as("run build/bricks and commit what it changes")
                .hasSameTextualContentAs(workspace.root().resolve("build/parent/pom.xml"));
    }

    private void copy(Path from, String file) throws IOException {
        Path target = elsewhere.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(from.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
    }
}
