package dev.ashlar.development.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ashlar.development.seed.Work.Home;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Numbers NUMBERS = new Numbers(4_000, 2_000, 600, 7);
    private static final Offset<Double> NEARLY = within(0.03);

    private final World world = new World(NUMBERS);

    @Test
    void theSameNumbersGiveTheSameWorld() {
        var again = new World(NUMBERS);

        assertThat(projects(again)).isEqualTo(projects(world));
        assertThat(people(again)).isEqualTo(people(world));
        assertThat(groups(again)).isEqualTo(groups(world));
    }

    @Test
    void anotherSeedGivesAnotherWorld() {
        var other = new World(new Numbers(4_000, 2_000, 600, 8));

        assertThat(other.project(1)).isNotEqualTo(world.project(1));
        assertThat(other.memberships().of(5)).isNotEqualTo(world.memberships().of(5));
    }

    @Test
    void aFifthOfTheProjectsIsPublic() {
        var open = projects(world).stream().filter(Work::open).count();

        assertThat(open / 4_000.0).isCloseTo(World.OPEN, NEARLY);
    }

    @Test
    void projectsAreInGroupsAndInNamespacesOfUsers() {
        var inGroups = projects(world).stream().filter(w -> w.home() instanceof Home.OfTeam);

        assertThat(inGroups.count() / 4_000.0).isCloseTo(World.IN_GROUPS, NEARLY);
    }

    @Test
    void creatorsOwnWhatTheyMadeAndMayWriteWhereItIs() {
        assertThat(projects(world))
                .allSatisfy(work -> {
                    assertThat(work.members().getFirst().role()).isEqualTo(Member.Role.OWNER);
                    assertThat(writers(work.home())).contains(work.creator());
                });
    }

    @Test
    void nobodyIsTwiceInOneThing() {
        assertThat(projects(world))
                .allSatisfy(work ->
                        assertThat(work.members())
                                .extracting(Member::person)
                                .doesNotHaveDuplicates());
        assertThat(groups(world))
                .allSatisfy(members ->
                        assertThat(members).extracting(Member::person).doesNotHaveDuplicates());
    }

    @Test
    void onePersonInAHundredIsIn500Groups() {
        var counts = groupsOfEachPerson();

        var many = IntStream.of(counts).filter(count -> count == 500).count();
        assertThat(many).isEqualTo(20);
        assertThat(counts[World.BUSY]).isEqualTo(500);
    }

    @Test
    void aPersonLikeMostIsInThreeGroups() {
        assertThat(groupsOfEachPerson()[World.USUAL]).isEqualTo(3);
    }

    @Test
    void whereThereAreFewGroupsABusyPersonIsInAll() {
        var small = new World(new Numbers(10, 200, 50, 1));

        var groups = IntStream.range(0, 50).mapToObj(small.memberships()::of);

        assertThat(groups)
                .allSatisfy(members ->
                        assertThat(members).extracting(Member::person).contains(World.BUSY));
    }

    /// On doubly logarithmic paper a power law is a line: from rank to rank times ten, sizes fall by the same factor.
    @Test
    void sizesOfGroupsFollowAPowerLaw() {
        var wide = new World(new Numbers(10, 100_000, 10_000, 1));

        var first = averageSize(wide, 0, 10);
        var tenth = averageSize(wide, 90, 110);
        var last = averageSize(wide, 9_000, 10_000);

        assertThat(first).isGreaterThan(5 * tenth);
        assertThat(tenth).isGreaterThan(10 * last);
        assertThat(last).isGreaterThan(1);
    }

    @Test
    void idsAndSlugsAreValidAndUnique() {
        var ids = new HashSet<String>();
        projects(world)
                .forEach(work -> {
                    assertThat(Ulid.parse(work.id())).isPresent();
                    assertThat(Slug.parse(work.slug())).isPresent();
                    assertThat(ids.add(work.id())).isTrue();
                });
        people(world)
                .forEach(person -> {
                    assertThat(Ulid.parse(person.namespaceId())).isPresent();
                    assertThat(Slug.parse(person.username())).isPresent();
                    assertThat(ids.add(person.id())).isTrue();
                    assertThat(ids.add(person.username())).isTrue();
                });
    }

    @Test
    void textsKeepTheBoundsOfTheContract() {
        assertThat(projects(world))
                .allSatisfy(work -> {
                    assertThat(work.name()).hasSizeBetween(1, 99);
                    assertThat(work.texts().description())
                            .satisfiesAnyOf(
                                    text -> assertThat(text).isNull(),
                                    text -> assertThat(text).hasSizeLessThanOrEqualTo(500));
                    assertThat(work.texts().documentation())
                            .satisfiesAnyOf(
                                    text -> assertThat(text).isNull(),
                                    text -> assertThat(text).hasSizeLessThanOrEqualTo(5_000));
                });
    }

    @Test
    void impossibleNumbersAreRefusedWithASentence() {
        assertThatThrownBy(() -> new Numbers(1, 2, 1, 1))
                .hasMessage("USERS is 2: it must be from 10 to 50000000.");
    }

    private static List<Work> projects(World world) {
        return IntStream.range(0, world.numbers().projects()).mapToObj(world::project).toList();
    }

    private static List<Person> people(World world) {
        return IntStream.range(0, world.numbers().users()).mapToObj(world::person).toList();
    }

    private static List<List<Member>> groups(World world) {
        return IntStream.range(0, world.numbers().groups())
                .mapToObj(world.memberships()::of)
                .toList();
    }

    private List<Integer> writers(Home home) {
        return switch (home) {
            case Home.OfPerson(int person) -> List.of(person);
            case Home.OfTeam(int team) ->
                    world.memberships().of(team).stream()
                            .filter(Member::writes)
                            .map(Member::person)
                            .toList();
        };
    }

    private int[] groupsOfEachPerson() {
        var counts = new int[NUMBERS.users()];
        groups(world).forEach(members -> members.forEach(member -> counts[member.person()]++));
        return counts;
    }

    private static double averageSize(World world, int from, int to) {
        return IntStream.range(from, to)
                .map(group -> world.memberships().of(group).size())
                .average()
                .orElseThrow();
    }
}
