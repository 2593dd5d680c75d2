package dev.ashlar.project.ports;

import static dev.ashlar.project.ProjectFixtures.ADA;
import static dev.ashlar.project.ProjectFixtures.ALAN;
import static dev.ashlar.project.ProjectFixtures.FLIGHTS;
import static dev.ashlar.project.ProjectFixtures.GRACE;
import static dev.ashlar.project.ProjectFixtures.ROOT;
import static dev.ashlar.project.ProjectFixtures.SHIPS;
import static dev.ashlar.project.ProjectFixtures.VISITOR;
import static dev.ashlar.project.ProjectFixtures.aProject;
import static dev.ashlar.project.ProjectFixtures.copyOf;
import static dev.ashlar.project.ProjectFixtures.sight;
import static dev.ashlar.project.ProjectFixtures.someGrant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectFilter;
import dev.ashlar.project.ProjectMember;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The exam of what reads projects, and what it needs for it.
public abstract class ProjectReadsContract {
    private static final ProjectFilter ALL = new ProjectFilter("", false);
    private static final PageRequest FIRST = new PageRequest(1, 20);

    /// Stores that nobody has written to.
    protected abstract ProjectStore store();

    protected abstract ProjectReads reads();

    protected abstract UnitOfWork unitOfWork();

    /// Makes somebody a user; `ada-id` is called `ada`.
    protected abstract void person(UserId id);

    protected abstract void namespace(Namespace namespace);

    protected abstract void record(Relation relation);

    /// Forgets what the test before has left.
    protected void clear() {}

    @BeforeEach
    void twoPeopleAndTwoNamespaces() {
        clear();
        person(ADA.id());
        person(GRACE.id());
        namespace(FLIGHTS);
        namespace(SHIPS);
    }

    @Test
    void whatIsAddedIsFoundByIdAndByName() {
        var project = add(aProject(1, "delays"));

        assertThat(open(ROOT, reads().find(sight(ROOT), project.id()))).contains(project);
        assertThat(byName("flights", "delays")).contains(project);
        assertThat(byName("FLIGHTS", "delays")).contains(project);
        assertThat(byName("flights", "Delays")).isEmpty();
        assertThat(byName("ships", "delays")).isEmpty();
        assertThat(reads().find(sight(ROOT), CountingIds.number(2))).isEmpty();
    }

    @Test
    void whoStandsHowIsSaidWithWhatIsFound() {
        var project = add(aProject(1, "delays"));
        record(Relation.membership(project.ref(), ADA.id(), Role.OWNER));
        record(Relation.membership(FLIGHTS.ref(), GRACE.id(), Role.EDITOR));

        assertThat(standing(ADA, project)).isEqualTo(Standing.OWNER);
        assertThat(standing(GRACE, project)).isEqualTo(Standing.EDITOR);
        assertThat(standing(ALAN, project)).isEqualTo(Standing.NONE);
        assertThat(standing(VISITOR, project)).isEqualTo(Standing.NONE);
        assertThat(standing(ROOT, project)).isEqualTo(Standing.OWNER);

        Relation.visibleToEverybody(project.ref()).forEach(this::record);

        assertThat(standing(ALAN, project)).isEqualTo(Standing.PUBLIC);
        assertThat(standing(VISITOR, project)).isEqualTo(Standing.PUBLIC);
        assertThat(reads().look(sight(ADA), CountingIds.number(2))).isEmpty();
    }

    @Test
    void listsShowWhatIsSeenTheNewestFirstAndWithoutDocumentation() {
        var own = owned(add(aProject(1, "own")), ADA.id());
        var ofGroup = add(aProject(2, "of-group", SHIPS));
        owned(add(aProject(3, "other")), GRACE.id());
        record(Relation.membership(SHIPS.ref(), ADA.id(), Role.VIEWER));

        assertThat(slugs(list(ADA, ALL, FIRST))).containsExactly("of-group", "own");
        assertThat(slugs(list(ADA, ALL, new PageRequest(2, 1)))).containsExactly("own");
        assertThat(list(ADA, ALL, new PageRequest(9, 1)).total()).isEqualTo(2);
        assertThat(slugs(list(ADA, ALL, new PageRequest(9, 1)))).isEmpty();
        assertThat(slugs(list(ADA, new ProjectFilter("SHIPS", false), FIRST)))
                .containsExactly("of-group");
        assertThat(slugs(list(ADA, new ProjectFilter("", true), FIRST))).containsExactly("own");
        assertThat(list(ADA, new ProjectFilter("nowhere", false), FIRST).total()).isZero();
        assertThat(list(VISITOR, ALL, FIRST).total()).isZero();
        assertThat(list(ROOT, ALL, FIRST).total()).isEqualTo(3);
        assertThat(list(ADA, ALL, FIRST).items())
                .allMatch(project -> project.details().documentation() == null)
                .last()
                .isEqualTo(list(ADA, new ProjectFilter("flights", true), FIRST).items().getFirst());
        assertThat(own.id()).isNotEqualTo(ofGroup.id());
    }

    @Test
    void aSightThatNamesIdsShowsThoseAndNoOthers() {
        var one = owned(add(aProject(1, "one")), ADA.id());
        owned(add(aProject(2, "two")), ADA.id());
        var some = new Sight(sight(ADA).subject(), List.of(one.id().value()));

        assertThat(slugs(reads().list(some, ALL, FIRST))).containsExactly("one");
    }

    @Test
    void copiesAreListedAsFarAsTheyAreSeenOrWritten() {
        var source = owned(add(aProject(1, "source")), ADA.id());
        var written = owned(add(copyOf(aProject(2, "written"), source.id())), ADA.id());
        var seen = add(copyOf(aProject(3, "seen"), source.id()));
        owned(add(copyOf(aProject(4, "unseen"), source.id())), GRACE.id());
        record(Relation.membership(seen.ref(), ADA.id(), Role.VIEWER));

        assertThat(slugs(copies(ADA, source, false, FIRST))).containsExactly("seen", "written");
        assertThat(slugs(copies(ADA, source, true, FIRST))).containsExactly("written");
        assertThat(copies(ADA, source, false, new PageRequest(9, 1)).total()).isEqualTo(2);
        assertThat(slugs(copies(ADA, written, false, FIRST))).isEmpty();
        assertThat(reads().copies(sight(ALAN), source.id(), false, FIRST))
                .hasValueSatisfying(found -> assertThat(found.standing()).isEqualTo(Standing.NONE));
        assertThat(reads().copies(sight(ADA), CountingIds.number(9), false, FIRST)).isEmpty();
    }

    @Test
    void membersAreThoseWithARoleOnTheProjectItself() {
        var project = owned(add(aProject(1, "delays")), ADA.id());
        record(Relation.membership(project.ref(), GRACE.id(), Role.VIEWER));
        record(Relation.membership(FLIGHTS.ref(), ALAN.id(), Role.OWNER));

        var members = members(project, FIRST).items();

        assertThat(members).map(ProjectMember::id).containsExactly(ADA.id(), GRACE.id());
        assertThat(members).map(ProjectMember::role).containsExactly(Role.OWNER, Role.VIEWER);
        assertThat(members)
                .map(each -> String.valueOf(each.namespace()))
                .containsExactly("ada", "grace");
        assertThat(members(project, new PageRequest(2, 1)).items()).containsExactly(members.get(1));
        assertThat(members(project, new PageRequest(9, 1)).total()).isEqualTo(2);
        assertThat(reads().members(sight(ADA), CountingIds.number(9), FIRST)).isEmpty();
    }

    @Test
    void aProjectWithoutMembersHasAnEmptyList() {
        var project = add(aProject(1, "delays"));

        assertThat(members(project, FIRST)).isEqualTo(new Page<>(List.of(), FIRST, 0));
    }

    final Project add(Project project) {
        assertThat(unitOfWork().run(() -> store().add(someGrant(), project)))
                .contains(project.namespace().slug());
        record(Relation.inNamespace(project.ref(), project.namespace().ref()));
        return project;
    }

    private Project owned(Project project, UserId owner) {
        record(Relation.membership(project.ref(), owner, Role.OWNER));
        return project;
    }

    final Optional<Project> byName(String namespace, String slug) {
        return open(ROOT, reads().find(sight(ROOT), namespace, slug));
    }

    private Page<ProjectMember> members(Project project, PageRequest page) {
        return open(ROOT, reads().members(sight(ROOT), project.id(), page)).orElseThrow();
    }

    private Page<Project> list(Caller caller, ProjectFilter filter, PageRequest page) {
        return reads().list(sight(caller), filter, page);
    }

    private Page<Project> copies(
            Caller caller, Project source, boolean writable, PageRequest page) {
        return open(caller, reads().copies(sight(caller), source.id(), writable, page))
                .orElseThrow();
    }

    private Standing standing(Caller caller, Project project) {
        var look = reads().look(sight(caller), project.id()).orElseThrow();
        assertThat(reads().find(sight(caller), project.id()).orElseThrow().standing())
                .isEqualTo(look.standing());
        return look.standing();
    }

    static <T> Optional<T> open(Caller caller, Optional<Seen<T>> found) {
        return new FakeAccess().open(caller, found);
    }

    private static List<String> slugs(Page<Project> page) {
        return page.items().stream().map(project -> project.slug().value()).toList();
    }
}
