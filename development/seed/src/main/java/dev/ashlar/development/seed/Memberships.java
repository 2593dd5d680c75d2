package dev.ashlar.development.seed;

import dev.ashlar.development.seed.Dice.Use;
import dev.ashlar.development.seed.Member.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Who is in which group. Groups are drawn by a power law, so a few have very many members and most have few.
///
/// One person in a hundred is in [#MANY] groups (in all where there are fewer); the others are in a few or in none.
/// Everything about a member is drawn from dice of that member, so no member needs more memory than a number.
final class Memberships {
    static final int MANY = 500;

    private static final int BUSY_EVERY = 100;
    private static final double EXPONENT = 0.8;
    private static final double ALONE = 0.2;
    private static final double ONE_MORE = 0.6;
    private static final int FEW = 30;
    private static final double OWNERS = 0.03;
    private static final double EDITORS = 0.2;

    private final Numbers numbers;
    private final PowerLaw popularity;
    private final int[][] people;

    Memberships(Numbers numbers) {
        this.numbers = numbers;
        popularity = new PowerLaw(numbers.groups(), EXPONENT);
        people = drawn();
    }

    /// Whether this person is in [#MANY] groups.
    static boolean busy(int person) {
        return person % BUSY_EVERY == World.BUSY;
    }

    /// The creator comes first and is an owner.
    List<Member> of(int group) {
        var members = new ArrayList<Member>();
        for (int person : people[group]) {
            members.add(new Member(person, members.isEmpty() ? Role.OWNER : role(group, person)));
        }
        return List.copyOf(members);
    }

    /// Somebody who may write in the group.
    int writer(int group, Dice dice) {
        var all = people[group];
        // Who comes first owns it, so this ends.
        while (true) {
            var place = dice.below(all.length);
            if (place == 0 || role(group, all[place]) != Role.VIEWER) {
                return all[place];
            }
        }
    }

    int anybody(int group, Dice dice) {
        return dice.pick(people[group]);
    }

    long count() {
        return IntStream.range(0, people.length).mapToLong(group -> people[group].length).sum();
    }

    private int[][] drawn() {
        var groups = new int[numbers.users()][];
        var sizes = new int[numbers.groups()];
        for (int person = 0; person < groups.length; person++) {
            groups[person] = groupsOf(person);
            for (int group : groups[person]) {
                sizes[group]++;
            }
        }
        var found = new int[numbers.groups()][];
        for (int group = 0; group < found.length; group++) {
            found[group] = sizes[group] == 0 ? new int[] {loner(group)} : new int[sizes[group]];
        }
        var filled = new int[numbers.groups()];
        for (int person = 0; person < groups.length; person++) {
            for (int group : groups[person]) {
                found[group][filled[group]++] = person;
            }
        }
        for (int group = 0; group < found.length; group++) {
            putCreatorFirst(found[group], group);
        }
        return found;
    }

    /// Whoever made a group that nobody else is in.
    private int loner(int group) {
        return Dice.of(numbers.seed(), Use.CREATOR, group).below(numbers.users());
    }

    private void putCreatorFirst(int[] members, int group) {
        var place = Dice.of(numbers.seed(), Use.CREATOR, group).below(members.length);
        var creator = members[place];
        members[place] = members[0];
        members[0] = creator;
    }

    private int[] groupsOf(int person) {
        var dice = Dice.of(numbers.seed(), Use.MEMBERSHIPS, person);
        var count = Math.min(busy(person) ? MANY : few(person, dice), numbers.groups());
        if (count == numbers.groups()) {
            return IntStream.range(0, count).toArray();
        }
        var chosen = new BitSet();
        while (chosen.cardinality() < count) {
            chosen.set(popularity.draw(dice));
        }
        return chosen.stream().toArray();
    }

    private static int few(int person, Dice dice) {
        if (person == World.USUAL) {
            return 3;
        }
        return dice.chance(ALONE) ? 0 : 1 + dice.runs(ONE_MORE, FEW - 1);
    }

    private Role role(int group, int person) {
        var dice = Dice.of(numbers.seed() + group, Use.ROLE, person);
        if (dice.chance(OWNERS)) {
            return Role.OWNER;
        }
        return dice.chance(EDITORS) ? Role.EDITOR : Role.VIEWER;
    }
}
