package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Permission;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.ports.Observations;
import dev.ashlar.authz.ports.Observations.Outcome;
import dev.ashlar.authz.ports.Patience;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.authz.spicedb.Questions.Question;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Decides nothing by what SpiceDB knew before: changes that were committed are applied first, and a server that does not
/// know everything is as good as away.
@Singleton
final class Checks {
    private static final Duration TO_DECIDE = Duration.ofMillis(1_600);
    private static final Duration TO_LIST = Duration.ofSeconds(10);
    private static final String BY_ROLE = "_by_role";
    private static final String READ = Permission.READ.schemaName() + BY_ROLE;

    private final PendingChanges pending;
    private final PatientApplier applier;
    private final Questions questions;
    private final Observations observations;
    private final Duration toDecide;

    @Inject
    Checks(
            PendingChanges pending,
            PatientApplier applier,
            Questions questions,
            Observations observations) {
        this(pending, applier, questions, observations, TO_DECIDE);
    }

    /// @param toDecide how long a question about rights may take
    Checks(
            PendingChanges pending,
            PatientApplier applier,
            Questions questions,
            Observations observations,
            Duration toDecide) {
        this.pending = pending;
        this.applier = applier;
        this.questions = questions;
        this.observations = observations;
        this.toDecide = toDecide;
    }

    /// Those of the rights that somebody has.
    ///
    /// @throws ProblemException `Problem.Unavailable` if it cannot be decided within two seconds
    List<Right> ask(ResourceRef subject, Collection<Right> rights) {
        var distinct = List.copyOf(new LinkedHashSet<>(rights));
        var asked = distinct.stream().map(Checks::question).toList();
        var yes = new HashSet<>(decide(toDecide, left -> questions.yes(subject, asked, left)));
        return distinct.stream().filter(right -> yes.contains(question(right))).toList();
    }

    /// For whoever may do everything: what she changes must be able to take effect.
    ///
    /// @throws ProblemException `Problem.Unavailable` if that is not known within two seconds
    void ensureReachable() {
        var _ = decide(toDecide, left -> questions.yes(Subject.VISITOR, List.of(), left));
    }

    /// The ids of all things of a type that somebody sees, asked of one server that knew everything before and after.
    ///
    /// @throws ProblemException `Problem.Unavailable` if they cannot be told
    Set<String> lookup(ResourceRef subject, ResourceType type) {
        return decide(
                TO_LIST,
                left -> {
                    var _ = questions.yes(subject, List.of(), left);
                    var seen = questions.lookup(subject, type.schemaName(), READ, left);
                    var _ = questions.yes(subject, List.of(), left);
                    return seen;
                });
    }

    private <T> T decide(Duration atMost, Function<Duration, T> question) {
        var began = System.nanoTime();
        var outcome = Outcome.FAILED;
        try {
            var patience = Patience.atMost(atMost);
            if (pending.any()) {
                applier.applyPending(patience);
            }
            var answer = question.apply(patience.left());
            outcome = Outcome.ANSWERED;
            return answer;
        } catch (Forgotten _) {
            outcome = Outcome.UNAVAILABLE;
            throw new Problem.Unavailable("the authorization service").asException();
        } catch (ProblemException unavailable) {
            outcome = Outcome.UNAVAILABLE;
            throw unavailable;
        } finally {
            observations.checked(outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /// What relations say about administrators counts for nobody whose token says otherwise.
    private static Question question(Right right) {
        return new Question(
                right.thing().type().schemaName(),
                right.thing().id(),
                right.permission().schemaName() + BY_ROLE);
    }
}
