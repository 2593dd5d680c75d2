package dev.ashlar.authz.spicedb;

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
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/// Decides nothing by what SpiceDB knew before: changes that were committed are applied first, and a server that does not
/// know everything is as good as away.
@Singleton
final class Checks {
    private static final Duration TO_DECIDE = Duration.ofMillis(1_800);
    private static final String BY_ROLE = "_by_role";
    private static final ResourceRef VISITOR =
            new ResourceRef(ResourceType.ANONYMOUS_USER, "anonymous");

    private final PendingChanges pending;
    private final PatientApplier applier;
    private final Questions questions;
    private final Observations observations;

    Checks(
            PendingChanges pending,
            PatientApplier applier,
            Questions questions,
            Observations observations) {
        this.pending = pending;
        this.applier = applier;
        this.questions = questions;
        this.observations = observations;
    }

    /// An administrator's right is no question, but what she changes must be able to take effect.
    ///
    /// @throws ProblemException `Problem.Unavailable` if it cannot be decided within two seconds
    Collection<Right> granted(Caller caller, Collection<Right> rights) {
        return switch (caller) {
            case Caller.Admin _, Caller.Service _ -> {
                var _ = observed(() -> yes(VISITOR, List.of()));
                yield rights;
            }
            case Caller.User user -> observed(() -> granted(ResourceRef.of(user.id()), rights));
            case Caller.Anonymous _ -> observed(() -> granted(VISITOR, rights));
        };
    }

    private List<Right> granted(ResourceRef subject, Collection<Right> rights) {
        var distinct = List.copyOf(new HashSet<>(rights));
        var yes = new HashSet<>(yes(subject, distinct.stream().map(Checks::question).toList()));
        return distinct.stream().filter(right -> yes.contains(question(right))).toList();
    }

    private List<Question> yes(ResourceRef subject, List<Question> asked) {
        var patience = Patience.atMost(TO_DECIDE);
        if (pending.any()) {
            applier.applyPending(patience);
        }
        try {
            return questions.yes(subject.toString(), asked, patience.left());
        } catch (Forgotten _) {
            throw new Problem.Unavailable("the authorization service").asException();
        }
    }

    /// What relations say about administrators counts for nobody whose token says otherwise.
    private static Question question(Right right) {
        return new Question(
                right.thing().type().schemaName(),
                right.thing().id(),
                right.permission().schemaName() + BY_ROLE);
    }

    private <T> T observed(Supplier<T> check) {
        var began = System.nanoTime();
        var outcome = Outcome.FAILED;
        try {
            var answer = check.get();
            outcome = Outcome.ANSWERED;
            return answer;
        } catch (ProblemException unavailable) {
            outcome = Outcome.UNAVAILABLE;
            throw unavailable;
        } finally {
            observations.checked(outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
