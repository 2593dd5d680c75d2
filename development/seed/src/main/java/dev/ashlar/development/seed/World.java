package dev.ashlar.development.seed;

import dev.ashlar.development.seed.Dice.Use;
import dev.ashlar.development.seed.Member.Role;
import dev.ashlar.development.seed.Work.Home;
import dev.ashlar.development.seed.Work.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// People, groups and projects that do not exist, all of them drawn from [Numbers]. Each is found by its index, from 0
/// on, and is the same whenever it is asked for.
final class World {
    /// The index of a person like most; `ada` of the demo users.
    static final int USUAL = 0;

    /// The index of a person who is in very many groups; `grace` of the demo users.
    static final int BUSY = 1;

    static final double OPEN = 0.2;
    static final double IN_GROUPS = 0.6;

    private static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
    private static final double ACTIVITY = 0.6;
    private static final double DESCRIBED = 0.7;
    private static final double DOCUMENTED = 0.3;
    private static final double SHARED = 0.25;
    private static final double ONE_MORE = 0.5;
    private static final int MOST_SHARED = 8;
    private static final double CHANGED = 0.5;
    private static final double TEMPLATES = 0.002;
    private static final int RADIX = 36;

    private final Numbers numbers;
    private final Memberships memberships;
    private final PowerLaw activeTeams;
    private final PowerLaw activePeople;

    World(Numbers numbers) {
        this.numbers = numbers;
        memberships = new Memberships(numbers);
        activeTeams = new PowerLaw(numbers.groups(), ACTIVITY);
        activePeople = new PowerLaw(numbers.users(), ACTIVITY);
    }

    Numbers numbers() {
        return numbers;
    }

    Memberships memberships() {
        return memberships;
    }

    Person person(int index) {
        var dice = Dice.of(numbers.seed(), Use.PERSON, index);
        var seenAt = moment(index, numbers.users(), dice);
        var id = Identifiers.uuid(dice);
        var namespaceId = Identifiers.ulid(seenAt, dice);
        var demo = DemoUser.at(index);
        if (demo != null) {
            return demo.person(namespaceId, seenAt);
        }
        var first = Words.first(index);
        var last = Words.last(index);
        var username = Words.slug(first + "." + last) + Words.number(index);
        var email = username + "@example.org";
        return new Person(id, username, email, first, last, namespaceId, seenAt);
    }

    Team team(int index) {
        var dice = Dice.of(numbers.seed(), Use.GROUP, index);
        var createdAt = moment(index, numbers.groups(), dice);
        var id = Identifiers.ulid(createdAt, dice);
        var name = Words.team(dice);
        var slug = Words.slug(name) + "-" + Integer.toString(index, RADIX);
        var creator = memberships.of(index).getFirst().person();
        return new Team(id, slug, name, Words.sentences(dice, 1), creator, createdAt);
    }

    Work project(int index) {
        var dice = Dice.of(numbers.seed(), Use.PROJECT, index);
        var createdAt = moment(index, numbers.projects(), dice);
        var id = Identifiers.ulid(createdAt, dice);
        var home = home(dice);
        var name = Words.project(dice);
        return new Work(
                id,
                home,
                Words.slug(name) + "-" + Integer.toString(index, RADIX),
                name,
                createdAt,
                updated(createdAt, dice),
                dice.chance(OPEN),
                texts(index, Words.slug(name)),
                dice.chance(TEMPLATES),
                members(home, dice));
    }

    private Home home(Dice dice) {
        if (dice.chance(IN_GROUPS)) {
            return new Home.OfTeam(activeTeams.draw(dice));
        }
        return new Home.OfPerson(somebody(dice));
    }

    /// The more active, the more often. The demo users have the first indexes and stand in the middle.
    private int somebody(Dice dice) {
        var rank = activePeople.draw(dice) + numbers.users() - numbers.users() / 2;
        return rank % numbers.users();
    }

    private List<Member> members(Home home, Dice dice) {
        var members = new ArrayList<Member>();
        var creator =
                switch (home) {
                    case Home.OfTeam(int team) -> memberships.writer(team, dice);
                    case Home.OfPerson(int person) -> person;
                };
        members.add(new Member(creator, Role.OWNER));
        var more = dice.chance(SHARED) ? 1 + dice.runs(ONE_MORE, MOST_SHARED - 1) : 0;
        for (int each = 0; each < more; each++) {
            var person = invited(home, dice);
            if (members.stream().noneMatch(member -> member.person() == person)) {
                members.add(new Member(person, dice.pick(List.of(Role.values()))));
            }
        }
        return List.copyOf(members);
    }

    private int invited(Home home, Dice dice) {
        if (home instanceof Home.OfTeam(int team) && dice.chance(0.5)) {
            return memberships.anybody(team, dice);
        }
        return somebody(dice);
    }

    private Texts texts(int index, String topic) {
        var dice = Dice.of(numbers.seed(), Use.TEXT, index);
        var repositories = new ArrayList<String>();
        for (int each = dice.runs(ONE_MORE, 3); each > 0; each--) {
            repositories.add("https://git.example.org/%s/part-%d.git".formatted(topic, each));
        }
        return new Texts(
                dice.chance(DESCRIBED) ? Words.sentences(dice, 1 + dice.below(2)) : null,
                dice.chance(DOCUMENTED) ? Words.documentation(dice) : null,
                Words.keywords(dice),
                repositories);
    }

    private static Instant updated(Instant createdAt, Dice dice) {
        if (!dice.chance(CHANGED)) {
            return createdAt;
        }
        var left = Duration.between(createdAt, END).toSeconds();
        // Mostly soon after, sometimes much later.
        var share = dice.unit();
        return createdAt.plusSeconds(1 + (long) (left * share * share * share));
    }

    /// Those with higher indexes come later.
    private static Instant moment(int index, int of, Dice dice) {
        var span = Duration.between(BEGIN, END).toMillis();
        return BEGIN.plusMillis((long) (span * ((index + dice.unit()) / of)));
    }
}
