package dev.ashlar.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;

/// Every exception from a rule, by name and with its reason. Short on purpose: a line here is a debt.
final class Allowances {
    /// Public although it stands in a sub-package.
    private static final Map<String, String> SHOWN =
            Map.of(
                    "dev.ashlar.database.repositories.FlywayLog",
                    "Flyway makes it, by its name",
                    "dev.ashlar.database.repositories.PostgresDatabase",
                    "tests and commands open a database without a container",
                    "dev.ashlar.messagequeue.stream.StreamReader",
                    "commands read the stream without a container");

    /// Opens transactions although it is no core.
    private static final Map<String, String> TRANSACTIONS =
            Map.of("dev.ashlar.database", "it is what makes them");

    /// Writes to the terminal because that is what it is for.
    private static final Map<String, String> TERMINALS =
            Map.of(
                    "dev.ashlar.runtime", "tells why a program cannot start",
                    "dev.ashlar.backgroundjobs", "a command answers on the terminal",
                    "dev.ashlar.dataapi", "its sub-commands answer on the terminal",
                    "dev.ashlar.secretsstorageapi", "its sub-commands answer on the terminal");

    /// Waits for a time because there is nothing else to wait for.
    private static final Map<String, String> SLEEPERS =
            Map.of(
                    "dev.ashlar.runtime", "ends a program that has not ended in time",
                    "dev.ashlar.database", "a server does not tell when it is back",
                    "dev.ashlar.keycloak.admin", "a server does not tell when it is well again");

    private static final List<String> TOOLS =
            List.of("/development/", "/testing/testkit/", "/build/openapi/");

    private Allowances() {}

    static boolean shown(JavaClass type) {
        return SHOWN.containsKey(type.getName()) || isTool(type);
    }

    static boolean transactions(JavaClass type) {
        return within(TRANSACTIONS, type) || isTool(type);
    }

    static boolean terminals(JavaClass type) {
        return within(TERMINALS, type) || isTool(type);
    }

    static boolean sleepers(JavaClass type) {
        return within(SLEEPERS, type) || isTool(type);
    }

    /// What runs on a developer's machine only, or in tests.
    static boolean isTool(JavaClass type) {
        String origin = type.getSource().map(source -> source.getUri().getPath()).orElse("");
        return TOOLS.stream().anyMatch(origin::contains);
    }

    private static boolean within(Map<String, String> packages, JavaClass type) {
        return packages.keySet().stream()
                .anyMatch(name ->
                        type.getPackageName().equals(name)
                                || type.getPackageName().startsWith(name + "."));
    }
}
