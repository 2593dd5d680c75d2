package dev.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// A rule of the house, with the code that must break it.
///
/// @param name what holds, as a sentence
/// @param counterExamples full names of classes that break it
record Rule(String name, ArchRule rule, Set<String> counterExamples) {
    private static final String ROOT = "dev.ashlar.";

    /// @param counterExamples names below `dev.ashlar`
    static Rule of(String name, ArchRule rule, String... counterExamples) {
        return new Rule(
                name,
                rule,
                Arrays.stream(counterExamples)
                        .map(each -> ROOT + each)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// What the rule has to say against its own counter-examples.
    ///
    /// @param madeUp among them the counter-examples
    String objections(JavaClasses madeUp) {
        JavaClasses broken =
                madeUp.that(
                        describe(
                                "are counter-examples",
                                type -> counterExamples.contains(type.getName())));
        return String.join("\n", rule.evaluate(broken).getFailureReport().getDetails());
    }
}
