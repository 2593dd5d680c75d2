package dev.ashlar.crc.core;

import static dev.ashlar.crc.PoolFixtures.ADMIN;
import static dev.ashlar.crc.PoolFixtures.SMALL;
import static dev.ashlar.crc.PoolFixtures.aClass;
import static dev.ashlar.crc.PoolFixtures.privateTerms;
import static dev.ashlar.crc.core.PoolServiceTest.missing;
import static dev.ashlar.crc.core.PoolServiceTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ClassPatch;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.NodeAffinity;
import dev.ashlar.crc.PoolDraft;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.kernel.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassServiceTest {
    private final World world = new World();
    private final ResourcePool pool =
            world.pools.create(
                    ADMIN,
                    new PoolDraft(
                            privateTerms(),
                            List.of(aClass(true), aClass(false)),
                            new Amount(2, 8, 0)));
    private final int first = pool.classes().getFirst().id();
    private final int second = pool.classes().getLast().id();

    @Test
    void aSecondDefaultIsRefusedAndTheOnlyOneStays() {
        refused(() -> world.classes.add(ADMIN, pool.id(), aClass(true)));
        refused(() -> world.classes.change(ADMIN, pool.id(), second, mark(true)));
        refused(() -> world.classes.change(ADMIN, pool.id(), first, mark(false)));
        refused(() -> world.classes.replace(ADMIN, pool.id(), first, aClass(false)));
        refused(() -> world.classes.delete(ADMIN, pool.id(), first));
        assertThat(world.pools.get(ADMIN, pool.id(), null)).isEqualTo(pool);
    }

    @Test
    void deletingWhatIsNotThereSucceeds() {
        world.classes.delete(ADMIN, pool.id(), second);
        world.classes.delete(ADMIN, pool.id(), second);
        world.classes.delete(ADMIN, 4711, second);

        assertThat(world.pools.get(ADMIN, pool.id(), null).classes())
                .containsExactly(pool.classes().getFirst());
    }

    @Test
    void aClassIsOneOfItsPool() {
        var other =
                world.pools.create(
                        ADMIN, new PoolDraft(privateTerms(), List.of(aClass(true)), null));

        missing(() -> world.classes.get(ADMIN, other.id(), first));
        missing(() -> world.classes.change(ADMIN, other.id(), first, mark(null)));
        missing(() -> world.classes.replace(ADMIN, other.id(), first, aClass(true)));
        missing(() -> world.classes.add(ADMIN, 4711, aClass(false)));
    }

    @Test
    void whatAPatchLeavesOutStaysAndListsAreReplacedAsSets() {
        var affinity = new NodeAffinity("zone", true);
        var said =
                new ClassTerms(
                        "named", SMALL, false, List.of("one", "two", "one"), List.of(affinity));
        var made = world.classes.add(ADMIN, pool.id(), said);

        var size = new ClassPatch.SizePatch(null, 5L, null, null, null);
        var changed =
                world.classes.change(
                        ADMIN,
                        pool.id(),
                        made.id(),
                        new ClassPatch(null, size, null, List.of("three"), null));

        assertThat(made.terms().tolerations()).containsExactly("one", "two");
        assertThat(changed.terms().tolerations()).containsExactly("three");
        assertThat(changed.terms().affinities()).containsExactly(affinity);
        assertThat(changed.terms().name()).isEqualTo("named");
        assertThat(changed.terms().size().memory()).isEqualTo(5);
        world.classes.clearTolerations(ADMIN, pool.id(), made.id());
        world.classes.clearAffinities(ADMIN, pool.id(), made.id());
        world.classes.clearAffinities(ADMIN, pool.id(), 4711);
        assertThat(world.classes.get(ADMIN, made.id()).terms().tolerations()).isEmpty();
        assertThat(world.classes.get(ADMIN, made.id()).terms().affinities()).isEmpty();
    }

    @Test
    void aClassThatGrowsOutOfTheQuotaIsRefused() {
        var size = new ClassPatch.SizePatch(2.5, null, null, null, null);

        refused(() ->
                world.classes.change(
                        ADMIN, pool.id(), first, new ClassPatch(null, size, null, null, null)));
    }

    @Test
    void aListIsReadInPartsAndByName() {
        var second = world.classes.list(ADMIN, pool.id(), null, new PageRequest(2, 1));

        assertThat(second.items()).containsExactly(pool.classes().getLast());
        assertThat(second.total()).isEqualTo(2);
        assertThat(world.classes.list(ADMIN, pool.id(), "other", new PageRequest(1, 1)).total())
                .isZero();
    }

    private static ClassPatch mark(@Nullable Boolean isDefault) {
        var size = new ClassPatch.SizePatch(null, null, null, null, null);
        return new ClassPatch(null, size, isDefault, null, null);
    }
}
