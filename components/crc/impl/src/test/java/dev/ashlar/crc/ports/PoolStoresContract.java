package dev.ashlar.crc.ports;

import static dev.ashlar.crc.PoolFixtures.ADA;
import static dev.ashlar.crc.PoolFixtures.ALAN;
import static dev.ashlar.crc.PoolFixtures.GRACE;
import static dev.ashlar.crc.PoolFixtures.SMALL;
import static dev.ashlar.crc.PoolFixtures.TEN;
import static dev.ashlar.crc.PoolFixtures.VISITOR;
import static dev.ashlar.crc.PoolFixtures.aClass;
import static dev.ashlar.crc.PoolFixtures.privateTerms;
import static dev.ashlar.crc.PoolFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.NodeAffinity;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.PoolUser;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What everything that keeps compute resources can do.
public abstract class PoolStoresContract {
    private static final Viewer EVERYTHING = new Viewer(true, null);
    private static final PageRequest ALL = PageRequest.unpaged();

    protected abstract PoolReads reads();

    protected abstract PoolStore pools();

    protected abstract QuotaRows quotas();

    protected abstract PoolUserStore users();

    protected abstract UnitOfWork unitOfWork();

    protected abstract void clear();

    protected abstract void addUser(UserId id);

    @BeforeEach
    void peopleAndNothingElse() {
        clear();
        List.of(ADA, GRACE).forEach(this::addUser);
    }

    @Test
    void whatWasWrittenIsReadAsItWas() {
        var affinities = List.of(new NodeAffinity("zone", true), new NodeAffinity("disk", false));
        var said = new ClassTerms("large", SMALL, false, List.of("gpu", "big.io/x"), affinities);
        var terms = new PoolTerms("some pool", true, false, 60, 120);

        var id = made(terms);
        var small = in(() -> pools().addClass(id, aClass(true)));
        var large = in(() -> pools().addClass(id, said));

        assertThat(reads().find(EVERYTHING, id))
                .contains(
                        new RecordedPool(
                                new ResourcePool(id, terms, null, List.of(small, large)), false));
        assertThat(reads().findClass(EVERYTHING, large.id()))
                .contains(new ResourceClass(large.id(), said));
        assertThat(held(id)).isEqualTo(reads().find(EVERYTHING, id).orElseThrow());
    }

    @Test
    void whatWasChangedIsReadAsItIs() {
        var id = made(privateTerms());
        var there = in(() -> pools().addClass(id, aClass(true)));
        var gone = in(() -> pools().addClass(id, aClass(false)));
        var terms = new PoolTerms("another", true, false, 1, null);
        var changed =
                new ResourceClass(
                        there.id(),
                        new ClassTerms("other", SMALL, true, List.of("key"), List.of()));

        in(() -> {
            assertThat(pools().write(id, terms)).isTrue();
            pools().writeClass(changed);
            pools().removeClasses(Set.of(gone.id()));
            return true;
        });

        assertThat(held(id).pool()).isEqualTo(new ResourcePool(id, terms, null, List.of(changed)));
    }

    @Test
    void thereIsOneDefaultPoolAtMost() {
        made(terms(true, true));
        var other = made(terms(true, false));

        assertThat(in(() -> pools().add(terms(true, true)))).isEmpty();
        assertThat(in(() -> pools().add(terms(true, false)))).isPresent();
        assertThat(refused(() -> pools().write(other, terms(true, true)))).isTrue();
    }

    /// A transaction that has been refused can only be rolled back, so it ends with an exception of the test's own.
    private boolean refused(Supplier<Boolean> write) {
        var refused = new boolean[1];
        try {
            unitOfWork()
                    .run(() -> {
                        refused[0] = !write.get();
                        throw new IllegalStateException("rolled back");
                    });
        } catch (IllegalStateException _) {
            return refused[0];
        }
        return false;
    }

    @Test
    void aQuotaGoesWithItsPoolAndWaitsForTheCluster() {
        var id = made(privateTerms());

        var quota = in(() -> quotas().add(id, TEN));

        assertThat(held(id).pool().quota()).isEqualTo(quota).isEqualTo(new Quota(quota.id(), TEN));
        assertThat(held(id).waits()).isTrue();
        var more = new Quota(quota.id(), new Amount(0.5, 8_000_000_000L, Long.MAX_VALUE));
        in(() -> {
            quotas().change(more);
            return true;
        });
        assertThat(held(id).pool().quota()).isEqualTo(more);
        in(() -> {
            quotas().remove(quota.id());
            return true;
        });
        assertThat(held(id).pool().quota()).isNull();
        assertThat(held(id).waits()).isFalse();
        assertThat(in(() -> quotas().add(id, TEN)).id()).isNotEqualTo(quota.id());
    }

    @Test
    void whatIsPrivateOnlyItsMembersSee() {
        var id = made(privateTerms());
        var part = in(() -> pools().addClass(id, aClass(true)));
        join(id, ADA);

        assertThat(seenBy(Viewer.of(ADA))).containsExactly(id);
        assertThat(seenBy(Viewer.of(GRACE))).isEmpty();
        assertThat(seenBy(Viewer.of(VISITOR))).isEmpty();
        assertThat(reads().find(Viewer.of(GRACE), id)).isEmpty();
        assertThat(reads().findClass(Viewer.of(GRACE), part.id())).isEmpty();
        assertThat(reads().findClass(Viewer.of(ADA), part.id())).contains(part);
        assertThat(reads().list(EVERYTHING, null, ALL).total()).isEqualTo(1);
    }

    @Test
    void theDefaultPoolIsSeenByEverybodyButWhomABarKeepsOut() {
        var id = made(terms(true, true));
        var other = made(terms(true, false));
        in(() -> {
            users().bar(ADA);
            users().bar(ADA);
            // A membership from before it became the default does not help.
            users().add(List.of(id), List.of(ADA));
            return true;
        });

        assertThat(seenBy(Viewer.of(ADA))).containsExactly(other);
        assertThat(seenBy(Viewer.of(GRACE))).containsExactly(id, other);
        assertThat(seenBy(Viewer.of(VISITOR))).containsExactly(id, other);
        assertThat(users().find(id, ADA)).isEmpty();
        assertThat(users().find(other, ADA)).contains(new PoolUser(ADA, true));
        in(() -> {
            users().liftBars(List.of(ADA));
            return true;
        });
        assertThat(users().find(id, ADA)).contains(new PoolUser(ADA, false));
    }

    @Test
    void aListIsReadInPartsAndByName() {
        var ids = List.of(made(privateTerms()), made(privateTerms()), made(privateTerms()));
        var named = made(new PoolTerms("named", false, false, null, null));
        in(() -> pools().addClass(ids.getFirst(), aClass(true)));
        in(() -> pools().addClass(ids.getFirst(), aClass(false)));

        var second = reads().list(EVERYTHING, null, new PageRequest(2, 3));

        assertThat(ids(second)).containsExactly(named);
        assertThat(second.total()).isEqualTo(4);
        assertThat(ids(reads().list(EVERYTHING, "named", ALL))).containsExactly(named);
        var past = reads().list(EVERYTHING, null, new PageRequest(9, 3));
        assertThat(past.items()).isEmpty();
        assertThat(past.total()).isEqualTo(4);
    }

    @Test
    void onlyPrivatePoolsListTheirUsers() {
        var id = made(privateTerms());
        var open = made(terms(true, false));
        join(id, GRACE);
        join(id, ADA);
        join(id, ADA);
        join(open, ADA);

        assertThat(users().list(id, ALL).items())
                .containsExactly(new PoolUser(ADA, false), new PoolUser(GRACE, false));
        assertThat(users().list(id, new PageRequest(2, 1)).items())
                .containsExactly(new PoolUser(GRACE, false));
        assertThat(users().list(id, new PageRequest(2, 1)).total()).isEqualTo(2);
        assertThat(users().list(open, ALL).items()).isEmpty();
        assertThat(users().find(open, GRACE)).isPresent();
        assertThat(users().find(open, ALAN)).isEmpty();
    }

    @Test
    void membershipsEndOneByOneOrAllButSome() {
        var one = made(privateTerms());
        var two = made(privateTerms());
        List.of(one, two).forEach(pool -> List.of(ADA, GRACE).forEach(it -> join(pool, it)));

        in(() -> {
            users().remove(one, ADA);
            users().keepOnly(two, List.of(ADA));
            return true;
        });

        assertThat(seenBy(Viewer.of(ADA))).containsExactly(two);
        assertThat(seenBy(Viewer.of(GRACE))).containsExactly(one);
        in(() -> {
            users().keepOnly(GRACE, List.of(two));
            users().keepOnly(ADA, List.of(two));
            return true;
        });
        assertThat(seenBy(Viewer.of(GRACE))).isEmpty();
        assertThat(seenBy(Viewer.of(ADA))).containsExactly(two);
    }

    @Test
    void whoIsUserIsKnownAndWhoGoesLeavesNothing() {
        var id = made(privateTerms());
        join(id, ADA);

        in(() -> {
            assertThat(users().holdUsers(List.of(ADA, ALAN))).containsExactly(ADA);
            users().bar(ADA);
            users().removeAllOf(ADA);
            return true;
        });

        assertThat(users().isUser(ADA)).isTrue();
        assertThat(users().isUser(ALAN)).isFalse();
        assertThat(users().list(id, ALL).items()).isEmpty();
        assertThat(users().find(made(terms(true, true)), ADA)).isPresent();
    }

    @Test
    void aPoolGoesWithItsClassesAndMembers() {
        var id = made(privateTerms());
        var part = in(() -> pools().addClass(id, aClass(true)));
        join(id, ADA);

        in(() -> {
            pools().remove(id);
            return true;
        });

        assertThat(reads().find(EVERYTHING, id)).isEmpty();
        assertThat(reads().findClass(EVERYTHING, part.id())).isEmpty();
        assertThat(in(() -> pools().hold(id))).isEmpty();
        assertThat(users().list(id, ALL).items()).isEmpty();
    }

    protected final <T> T in(Supplier<T> work) {
        return unitOfWork().run(work);
    }

    protected final int made(PoolTerms terms) {
        return in(() -> pools().add(terms)).orElseThrow();
    }

    private RecordedPool held(int id) {
        return in(() -> pools().hold(id)).orElseThrow();
    }

    private void join(int pool, UserId user) {
        in(() -> {
            users().add(List.of(pool), List.of(user));
            return true;
        });
    }

    private List<Integer> seenBy(Viewer viewer) {
        return ids(reads().list(viewer, null, ALL));
    }

    private static List<Integer> ids(Page<RecordedPool> page) {
        return page.items().stream().map(it -> it.pool().id()).toList();
    }
}
