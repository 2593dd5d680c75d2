package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds every rule against everything that was compiled, and every rule against the code that must break it.
class HouseTest {
    private static final Set<String> MADE_UP =
            Set.of("counterexample", "othercounterexample", "unmarkedcounterexample");

    private final Workspace workspace = Workspace.here();

    @TestFactory
    Stream<DynamicTest> rulesHold() {
        JavaClasses house = workspace.classes();

        return rules(workspace.componentsWithApi())
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(),
                                () -> each.rule().allowEmptyShould(true).check(house)));
    }

    @TestFactory
    Stream<DynamicTest> rulesCanFail() {
        JavaClasses broken =
                new ClassFileImporter()
                        .importPackages(
                                MADE_UP.stream().map(each -> "dev.ashlar." + each).toList());

        return rules(MADE_UP)
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(),
                                () ->
                                        assertThat(each.objections(broken))
                                                .contains(each.counterExamples())));
    }

    @Test
    void everyBrickWithCodeIsLookedAt() {
        JavaClasses house = workspace.classes();

        Set<String> unseen = new TreeSet<>();
        for (Brick brick : workspace.bricks()) {
            boolean hasCode = !workspace.files(brick.folder() + "/src/main", ".java").isEmpty();
            boolean isSeen =
                    house.stream()
                            .anyMatch(type ->
                                    type.getSource()
                                            .orElseThrow()
                                            .getUri()
                                            .getPath()
                                            .contains("/" + brick.folder() + "/target/"));
            if (hasCode && !isSeen) {
                unseen.add(brick.folder());
            }
        }

        assertThat(unseen).as("bricks that were not compiled: run make build first").isEmpty();
    }

    private static Stream<Rule> rules(Set<String> componentsWithApi) {
        return Stream.concat(
                new HexagonRules(componentsWithApi).all().stream(),
                new StyleRules().all().stream());
    }
}
