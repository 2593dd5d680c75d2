package dev.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.UnitOfWork;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// How code is written, wherever it stands.
final class StyleRules {
    List<Rule> all() {
        return Stream.concat(conduct().stream(), wording().stream()).toList();
    }

    /// What code may do.
    private static List<Rule> conduct() {
        return List.of(
                Rule.of(
                        "transactionsAreVisibleBlocks",
                        annotations(),
                        "counterexample.core.SecretlyTransactional"),
                Rule.of(
                        "onlyCoresOpenTransactions",
                        transactions(),
                        "counterexample.repositories.MeddlingStore"),
                Rule.of(
                        "nothingIsInjectedIntoFields",
                        injection(),
                        "counterexample.core.ForgetfulService"),
                Rule.of(
                        "stateIsNeverShared",
                        staticState(),
                        "counterexample.core.ForgetfulService"),
                Rule.of(
                        "coresHoldFinalFields",
                        coreState(),
                        "counterexample.core.ForgetfulService"),
                Rule.of("timeIsJavaTime", oldTime(), "counterexample.core.OldFashionedService"),
                Rule.of("nobodySleeps", sleeping(), "counterexample.core.OldFashionedService"),
                Rule.of(
                        "servicesWriteToTheLog",
                        printing(),
                        "counterexample.core.OldFashionedService"),
                Rule.of(
                        "coresAreToldTheTime",
                        injectedTime(),
                        "counterexample.core.OldFashionedService"),
                Rule.of("portsBlock", blocking(), "counterexample.ports.LeakyStore"),
                Rule.of(
                        "privateKeysStayInOneComponent",
                        privateKeys(),
                        "counterexample.HoldsAPrivateKey"));
    }

    /// How things are called and declared.
    private static List<Rule> wording() {
        return List.of(
                Rule.of(
                        "nullnessIsDeclaredInEveryPackage",
                        nullness(),
                        "unmarkedcounterexample.Unmarked"),
                Rule.of("namesSayWhatAThingDoes", names(), "counterexample.core.PersonHelper"),
                Rule.of(
                        "interfacesHaveNoMark",
                        interfaceNames(),
                        "counterexample.core.PersonHelper$IPerson"),
                Rule.of(
                        "dataAreRecords",
                        records(),
                        "counterexample.repositories.PersonRow",
                        "counterexample.SettlingEvent"));
    }

    private static ArchRule annotations() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("Transactional")
                .because("a transaction is a block that readers see (decision 0007)");
    }

    private static ArchRule transactions() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.ashlar.*.core..")
                .and(describe("are no infrastructure", type -> !Allowances.transactions(type)))
                .should()
                .callMethodWhere(isCallOf(UnitOfWork.class, "run"))
                .because("the core decides the extent of a use case (decision 0007)");
    }

    private static ArchRule privateKeys() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.ashlar.secretsstorage.keys..")
                .and(describe("are no tools", type -> !Allowances.isTool(type)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PrivateKey.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(KeyPair.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(PKCS8EncodedKeySpec.class)
                .because("what the data API stores it must not be able to open (decision 0033)");
    }

    private static ArchRule injection() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Value")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Property")
                .because("what a class needs stands in its constructor");
    }

    private static ArchRule staticState() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("shared state makes tests depend on their order");
    }

    private static ArchRule coreState() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.ashlar.*.core..")
                .should()
                .beFinal()
                .because("one use case serves many requests at once");
    }

    private static ArchRule nullness() {
        return classes()
                .that()
                .resideOutsideOfPackage("dev.ashlar.*.apispec..")
                .should(new StandInAPackageWith(NullMarked.class))
                .because("nothing is null unless it says so (decision 0005)");
    }

    private static ArchRule oldTime() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.SimpleDateFormat")
                .because("java.time says what it means");
    }

    private static ArchRule sleeping() {
        return noClasses()
                .that(describe("have something to wait for", type -> !Allowances.sleepers(type)))
                .should()
                .callMethodWhere(isCallOf(Thread.class, "sleep"))
                .because("waiting for something beats waiting for some time");
    }

    private static ArchRule printing() {
        return noClasses()
                .that(describe("have no terminal", type -> !Allowances.terminals(type)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(isCallOf(Throwable.class, "printStackTrace"))
                .because("the log has trace ids, levels and no secrets");
    }

    private static ArchRule injectedTime() {
        return noClasses()
                .that()
                .resideInAPackage("dev.ashlar.*.core..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethodWhere(isCallOf(Clock.class, "systemUTC"))
                .orShould()
                .callMethodWhere(isCallOf(UUID.class, "randomUUID"))
                .orShould()
                .callMethodWhere(isCallOf(System.class, "currentTimeMillis"))
                .because("tests say what time it is and which id comes next (decision 0015)");
    }

    private static ArchRule names() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)")
                .because("such a name says nothing about what the class does");
    }

    private static ArchRule interfaceNames() {
        return noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*[.$]I[A-Z][a-z].*")
                .because("the plain name belongs to what others use");
    }

    private static ArchRule records() {
        return classes()
                .that(areData())
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should()
                .beRecords()
                .because("data have no behaviour to hide");
    }

    private static ArchRule blocking() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.ashlar.*.ports..")
                .should()
                .notHaveRawReturnType(describe("a promise", StyleRules::isPromise))
                .because("blocking code on virtual threads can be read from top to bottom");
    }

    private static DescribedPredicate<JavaClass> areData() {
        return describe(
                "are data",
                type -> isNamedLikeData(type) || type.isAssignableTo(DomainEvent.class));
    }

    private static boolean isNamedLikeData(JavaClass type) {
        return type.getSimpleName().matches(".*(Dto|Row|Settings)")
                && !isNoData(type)
                && !Allowances.isTool(type);
    }

    /// `Settings` of the kernel reads the environment, a row of the database component reads a cursor.
    private static boolean isNoData(JavaClass type) {
        return type.getName().equals("dev.ashlar.kernel.Settings")
                || type.getName().equals("dev.ashlar.database.repositories.ResultSetRow");
    }

    private static boolean isPromise(JavaClass type) {
        return type.isAssignableTo("java.util.concurrent.Future")
                || type.isAssignableTo("java.util.concurrent.Flow$Publisher")
                || type.isAssignableTo("org.reactivestreams.Publisher");
    }

    private static DescribedPredicate<JavaMethodCall> isCallOf(Class<?> owner, String method) {
        return describe(
                "call " + owner.getSimpleName() + "." + method,
                call -> {
                    AccessTarget.MethodCallTarget target = call.getTarget();
                    return target.getName().equals(method)
                            && target.getOwner().isAssignableTo(owner);
                });
    }
}
