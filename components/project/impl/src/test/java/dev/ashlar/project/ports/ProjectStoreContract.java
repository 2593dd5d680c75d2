package dev.ashlar.project.ports;

import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.ALAN;
import static dev.ashlar.project.ProjectFixtures.FLIGHTS;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.ROOT;
import static dev.ashlar.project.ProjectFixtures.SHIPS;
import static dev.ashlar.project.ProjectFixtures.aProject;
import static dev.ashlar.project.ProjectFixtures.copyOf;
import static dev.ashlar.project.ProjectFixtures.details;
import static dev.ashlar.project.ProjectFixtures.named;
import static dev.ashlar.project.ProjectFixtures.sight;
import static dev.ashlar.project.ProjectFixtures.someGrant;
import static dev.ashlar.project.ProjectFixtures.withDetails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.project.Project;
import dev.ashlar.testkit.CountingIds;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The exam of what changes projects.
public abstract class ProjectStoreContract extends ProjectReadsContract {
    @Test
    void whoIsNoUserMakesNothing() {
        var project = aProject(1, "delays");
        var alans =
                new Project(
                        project.id(),
                        FLIGHTS,
                        project.slug(),
                        project.details(),
                        null,
                        ALAN.id(),
                        project.creationDate(),
                        project.updatedAt(),
                        1);

        assertThat(unitOfWork().run(() -> store().add(someGrant(), alans))).isEmpty();
        assertThat(reads().find(sight(ROOT), alans.id())).isEmpty();
    }

    @Test
    void aSlugIsTakenOnceInANamespace() {
        add(aProject(1, "delays"));
        add(aProject(2, "delays", SHIPS));
        var weather = add(aProject(3, "weather"));

        assertRefused(() -> add(aProject(4, "delays")), ErrorCode.CONFLICT);
        assertRefused(() -> replace(named(weather, FLIGHTS, "delays")), ErrorCode.CONFLICT);
        assertRefused(() -> replace(named(weather, SHIPS, "delays")), ErrorCode.CONFLICT);
        assertThat(byName("flights", "weather")).contains(weather);
    }

    @Test
    void namespacesAndTemplatesThatAreGoneAreMissing() {
        var nowhere = new Namespace(CountingIds.number(999), FLIGHTS.kind(), FLIGHTS.slug());
        var gone = CountingIds.number(998);

        assertRefused(() -> add(aProject(1, "delays", nowhere)), ErrorCode.NOT_FOUND);
        assertRefused(() -> add(copyOf(aProject(1, "delays"), gone)), ErrorCode.NOT_FOUND);
    }

    @Test
    void whatIsReplacedIsFoundAsItIsNow() {
        var project = add(aProject(1, "delays"));
        var next = withDetails(project, details("Other"));

        replace(next);

        assertThat(open(ROOT, reads().find(sight(ROOT), project.id()))).contains(next);
        assertThat(held(project.id())).contains(next);
        assertThat(held(CountingIds.number(2))).isEmpty();
    }

    @Test
    void formerSlugsLeadToTheProjectWhereItIs() {
        var project = add(aProject(1, "a"));
        replace(named(project, FLIGHTS, "b"));
        var moved = named(project, SHIPS, "c");

        assertThat(byName("flights", "a")).contains(named(project, FLIGHTS, "b"));
        replace(moved);

        assertThat(byName("ships", "c")).contains(moved);
        assertThat(byName("ships", "a")).contains(moved);
        assertThat(byName("flights", "b")).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneWithItsNamesAndItsCopiesStay() {
        var source = add(aProject(1, "source"));
        replace(named(source, FLIGHTS, "renamed"));
        var copy = add(copyOf(aProject(2, "copy"), source.id()));

        remove(source.id());

        assertThat(reads().find(sight(ROOT), source.id())).isEmpty();
        assertThat(byName("flights", "source")).isEmpty();
        assertThat(byName("flights", "copy")).contains(copyOf(copy, null));
        add(aProject(3, "renamed"));
    }

    @Test
    void theProjectsOfANamespaceGoInParts() {
        add(aProject(1, "one"));
        add(aProject(2, "two"));
        add(aProject(3, "three"));
        var other = add(aProject(4, "other", SHIPS));

        assertThat(in(FLIGHTS, 2)).hasSize(2);
        in(FLIGHTS, 2).forEach(this::remove);
        assertThat(in(FLIGHTS, 2)).hasSize(1);
        in(FLIGHTS, 2).forEach(this::remove);

        assertThat(in(FLIGHTS, 2)).isEmpty();
        assertThat(unitOfWork().<Boolean>run(() -> store().anyIn(FLIGHTS.id()))).isFalse();
        assertThat(unitOfWork().<Boolean>run(() -> store().anyIn(SHIPS.id()))).isTrue();
        assertThat(in(SHIPS, 9)).containsExactly(other.id());
    }

    @Test
    void strangersAreThoseWhoAreNoUsers() {
        var people = List.of(ADA.id(), ALAN.id(), GRACE.id());

        assertThat(unitOfWork().run(() -> store().strangers(people))).containsExactly(ALAN.id());
        assertThat(unitOfWork().run(() -> store().strangers(List.of(ADA.id())))).isEmpty();
    }

    private void replace(Project next) {
        unitOfWork()
                .run(() -> {
                    store().hold(someGrant(), next.id());
                    store().replace(someGrant(), next);
                    return true;
                });
    }

    private void remove(Ulid id) {
        unitOfWork()
                .run(() -> {
                    store().lock(someGrant(), id);
                    store().remove(someGrant(), List.of(id));
                    return true;
                });
    }

    private Optional<Project> held(Ulid id) {
        return unitOfWork().run(() -> store().hold(someGrant(), id));
    }

    private List<Ulid> in(Namespace namespace, int atMost) {
        return unitOfWork().run(() -> store().holdIn(someGrant(), namespace.id(), atMost));
    }

    private static void assertRefused(ThrowingCallable action, ErrorCode code) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
