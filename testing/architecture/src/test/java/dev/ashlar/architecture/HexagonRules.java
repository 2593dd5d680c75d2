package dev.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who may know whom, inside a component and between components.
final class HexagonRules {
    private static final String ROOT = "dev.ashlar.";

    /// What is on every machine and knows no outer world.
    private static final String[] PLAIN_JAVA = {
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.math..",
        "java.text..",
        "java.net",
        "java.nio.charset..",
        "java.security..",
        "java.io",
        "org.jspecify.annotations.."
    };

    /// Annotations, the log, and a map that forgets: none of them reaches outside the process.
    private static final String[] PERMITTED_IN_CORES = {
        "jakarta.inject..", "org.slf4j..", "com.github.benmanes.caffeine.cache.."
    };

    private final Set<String> componentsWithApi;

    HexagonRules(Set<String> componentsWithApi) {
        this.componentsWithApi = componentsWithApi;
    }

    List<Rule> all() {
        return List.of(
                Rule.of(
                        "apisNeedNothingButJavaAndOtherApis",
                        apisStayPlain(),
                        "counterexample.KnowsTooMuch"),
                Rule.of(
                        "coresKnowNoFramework",
                        coresStayPlain(),
                        "counterexample.core.WorldlyService"),
                Rule.of(
                        "portsSpeakTheWordsOfTheCore",
                        portsStayPlain(),
                        "counterexample.ports.LeakyStore"),
                Rule.of(
                        "controllersKnowNoStorage",
                        controllers(),
                        "counterexample.controllers.EagerController"),
                Rule.of(
                        "repositoriesKnowNoUseCase",
                        repositories(),
                        "counterexample.repositories.MeddlingStore"),
                Rule.of(
                        "generatedTypesStayAtTheEdge",
                        generatedTypes(),
                        "counterexample.core.WorldlyService",
                        "counterexample.repositories.MeddlingStore"),
                Rule.of("insidesStayInside", insides(), "counterexample.repositories.ShownStore"),
                Rule.of(
                        "neighboursMeetAtTheDoor",
                        doors(),
                        "othercounterexample.TrespassingNeighbour"),
                Rule.of(
                        "componentsAreFreeOfCycles",
                        slices().matching("dev.ashlar.(*)..").should().beFreeOfCycles(),
                        "counterexample.KnowsTooMuch",
                        "othercounterexample.Neighbour"));
    }

    private ArchRule apisStayPlain() {
        return classes()
                .that(areInAnApi())
                .should()
                .onlyDependOnClassesThat(isPlain().or(areInAnApi()).or(areInTheKernel()))
                .because("an api must be usable from a plain unit test (decision 0003)");
    }

    private ArchRule coresStayPlain() {
        return classes()
                .that()
                .resideInAPackage("dev.ashlar.*.core..")
                .should()
                .onlyDependOnClassesThat(
                        isPlain()
                                .or(areInAnApi())
                                .or(areInTheKernel())
                                .or(resideIn("dev.ashlar.*.core..", "dev.ashlar.*.ports.."))
                                .or(resideIn(PERMITTED_IN_CORES)))
                .because("rules that need no server can be tried in milliseconds (decision 0002)");
    }

    private ArchRule portsStayPlain() {
        return classes()
                .that()
                .resideInAPackage("dev.ashlar.*.ports..")
                .should()
                .onlyDependOnClassesThat(
                        isPlain()
                                .or(areInAnApi())
                                .or(areInTheKernel())
                                .or(resideIn("dev.ashlar.*.ports..")))
                .because("a port is what the core needs, in the core's words (decision 0002)");
    }

    private ArchRule controllers() {
        return noClasses()
                .that()
                .resideInAPackage("dev.ashlar.*.controllers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ashlar.*.ports..",
                        "dev.ashlar.*.repositories..",
                        "dev.ashlar.database..",
                        "java.sql..")
                .because("a controller maps, calls the inbound port and maps back");
    }

    private ArchRule repositories() {
        return noClasses()
                .that()
                .resideInAPackage("dev.ashlar.*.repositories..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.ashlar.*.core..", "dev.ashlar.*.controllers..")
                .because("adapters meet in the core or not at all (decision 0002)");
    }

    private ArchRule generatedTypes() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.ashlar.*.controllers..", "dev.ashlar.*.apispec..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.ashlar.*.apispec..")
                .because("the wire is the business of controllers alone (decision 0010)");
    }

    private ArchRule insides() {
        return classes()
                .that()
                .resideInAPackage("dev.ashlar.*.*..")
                .and()
                .resideOutsideOfPackages("dev.ashlar.*.ports..", "dev.ashlar.*.apispec..")
                .and()
                .areTopLevelClasses()
                .and(describe("are not allowed to be seen", type -> !Allowances.shown(type)))
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("a package-private class needs no rule about its use (decision 0004)");
    }

    private ArchRule doors() {
        return classes()
                .that()
                .resideInAPackage("dev.ashlar..")
                .and(describe("are no tools", type -> !Allowances.isTool(type)))
                .should(new KnowNeighboursByTheirRootPackage())
                .because("the root package is what a component shows (decision 0003)");
    }

    private DescribedPredicate<JavaClass> areInAnApi() {
        return describe("are in an api", type -> rootPackages().anyMatch(residesIn(type)));
    }

    private Stream<String> rootPackages() {
        return componentsWithApi.stream().map(name -> ROOT + name);
    }

    private static Predicate<String> residesIn(JavaClass type) {
        return name -> type.getPackageName().equals(name);
    }

    private static DescribedPredicate<JavaClass> areInTheKernel() {
        return resideIn("dev.ashlar.kernel");
    }

    private static DescribedPredicate<JavaClass> isPlain() {
        return resideIn(PLAIN_JAVA).or(describe("are arrays of plain types", JavaClass::isArray));
    }

    private static DescribedPredicate<JavaClass> resideIn(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }
}
