package dev.ashlar.crc.core;

import static dev.ashlar.crc.PoolFixtures.ADA;
import static dev.ashlar.crc.PoolFixtures.ADMIN;
import static dev.ashlar.crc.PoolFixtures.ALAN;
import static dev.ashlar.crc.PoolFixtures.GRACE;
import static dev.ashlar.crc.PoolFixtures.VISITOR;
import static dev.ashlar.crc.PoolFixtures.aClass;
import static dev.ashlar.crc.PoolFixtures.as;
import static dev.ashlar.crc.PoolFixtures.privateTerms;
import static dev.ashlar.crc.PoolFixtures.terms;
import static dev.ashlar.crc.core.PoolServiceTest.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.crc.PoolDraft;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.PoolUser;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolUserServiceTest {
    private static final PageRequest ALL = PageRequest.unpaged();

    private final World world = new World();
    private final int standard = made(terms(true, true));
    private final int closed = made(privateTerms());
    private final int other = made(privateTerms());

    @Test
    void addedUsersUseThePoolAndASetListTakesTheOthersOut() {
        world.users.add(ADMIN, closed, Set.of(ADA));
        var both = world.users.add(ADMIN, closed, Set.of(GRACE));
        var set = world.users.set(ADMIN, closed, Set.of(GRACE));

        assertThat(both.items())
                .containsExactly(new PoolUser(ADA, false), new PoolUser(GRACE, false));
        assertThat(set.items()).containsExactly(new PoolUser(GRACE, false));
        assertThat(seenBy(ADA)).containsExactly(standard);
        assertThat(seenBy(GRACE)).containsExactly(standard, closed);
        world.users.remove(ADMIN, closed, GRACE);
        world.users.remove(ADMIN, closed, GRACE);
        assertThat(seenBy(GRACE)).containsExactly(standard);
    }

    @Test
    void removingFromTheDefaultPoolBarsAndAddingLiftsTheBar() {
        world.users.remove(ADMIN, standard, ADA);

        assertThat(seenBy(ADA)).isEmpty();
        missing(() -> world.users.get(ADMIN, standard, ADA.value()));
        assertThat(world.users.add(ADMIN, standard, Set.of(ADA)).items()).isEmpty();
        assertThat(seenBy(ADA)).containsExactly(standard);
        world.users.remove(ADMIN, standard, ADA);
        world.users.set(ADMIN, standard, Set.of(GRACE));
        assertThat(seenBy(ADA)).isEmpty();
        world.users.addPools(ADMIN, ADA, Set.of(standard));
        assertThat(seenBy(ADA)).containsExactly(standard);
    }

    @Test
    void whoIsNoUserIsMissing() {
        missing(() -> world.users.add(ADMIN, closed, Set.of(ADA, ALAN)));
        missing(() -> world.users.set(ADMIN, standard, Set.of(ALAN)));
        missing(() -> world.users.addPools(ADMIN, ALAN, Set.of(closed)));
        missing(() -> world.users.poolsOf(ADMIN, ALAN, null, ALL));
        world.users.remove(ADMIN, standard, ALAN);
        world.users.remove(ADMIN, 4711, ADA);
        assertThat(world.users.list(ADMIN, closed, ALL).items()).isEmpty();
    }

    @Test
    void whichPoolIsNotThereIsMissing() {
        missing(() -> world.users.list(ADMIN, 4711, ALL));
        missing(() -> world.users.add(ADMIN, 4711, Set.of(ADA)));
        missing(() -> world.users.addPools(ADMIN, ADA, Set.of(closed, 4711)));
        missing(() -> world.users.get(ADMIN, closed, ADA.value()));
        missing(() -> world.users.get(ADMIN, closed, "no id"));
        assertThat(seenBy(ADA)).containsExactly(standard);
    }

    @Test
    void poolsAreGivenToSomebodyAndTaken() {
        world.users.addPools(ADMIN, ADA, Set.of(closed));
        var both = world.users.addPools(ADMIN, ADA, Set.of(other, standard));
        var set = world.users.setPools(ADMIN, ADA, Set.of(other));

        assertThat(ids(both.items())).containsExactly(standard, closed, other);
        assertThat(ids(set.items())).containsExactly(standard, other);
        assertThat(ids(world.users.poolsOf(ADMIN, ADA, "no such name", ALL).items())).isEmpty();
    }

    @Test
    void onlyAdministratorsAskAboutOthers() {
        for (Caller caller : List.of(VISITOR, as(ADA))) {
            assertThatThrownBy(() -> world.users.get(caller, standard, ADA.value()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("you do not have sufficient permissions");
        }
        assertThat(world.users.get(ADMIN, standard, ADA.value()))
                .isEqualTo(new PoolUser(ADA, false));
    }

    @Test
    void whoGoesLeavesNothing() {
        world.users.add(ADMIN, closed, Set.of(ADA));
        world.users.remove(ADMIN, standard, ADA);

        new PoolsOfUsers(world.kept).removeAllOf(ADMIN, ADA);

        assertThat(seenBy(ADA)).containsExactly(standard);
    }

    private int made(PoolTerms terms) {
        return world.pools.create(ADMIN, new PoolDraft(terms, List.of(aClass(true)), null)).id();
    }

    private List<Integer> seenBy(UserId user) {
        return ids(world.pools.list(as(user), ALL).items());
    }

    private static List<Integer> ids(List<ResourcePool> pools) {
        return pools.stream().map(ResourcePool::id).toList();
    }
}
