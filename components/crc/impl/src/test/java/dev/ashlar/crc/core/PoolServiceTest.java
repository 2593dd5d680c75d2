package dev.ashlar.crc.core;

import static dev.ashlar.crc.PoolFixtures.ADA;
import static dev.ashlar.crc.PoolFixtures.ADMIN;
import static dev.ashlar.crc.PoolFixtures.SMALL;
import static dev.ashlar.crc.PoolFixtures.TEN;
import static dev.ashlar.crc.PoolFixtures.VISITOR;
import static dev.ashlar.crc.PoolFixtures.aClass;
import static dev.ashlar.crc.PoolFixtures.as;
import static dev.ashlar.crc.PoolFixtures.privateTerms;
import static dev.ashlar.crc.PoolFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.AmountPatch;
import dev.ashlar.crc.ClassPatch;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.Need;
import dev.ashlar.crc.PoolDraft;
import dev.ashlar.crc.PoolPatch;
import dev.ashlar.crc.PoolReplacement;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.Size;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolServiceTest {
    private static final PoolPatch.Terms SAME = new PoolPatch.Terms(null, null, null, null, null);

    private final World world = new World();

    @Test
    void aPoolHasExactlyOneDefaultClass() {
        refused(() -> made(privateTerms(), null));
        refused(() -> made(privateTerms(), null, aClass(false)));
        refused(() -> made(privateTerms(), null, aClass(true), aClass(true)));
        assertThat(made(privateTerms(), null, aClass(true), aClass(false)).classes()).hasSize(2);
    }

    @Test
    void theDefaultPoolIsPublicWithoutQuotaAndTheOnlyOne() {
        refused(() -> made(terms(false, true), null, aClass(true)));
        refused(() -> made(terms(true, true), TEN, aClass(true)));
        var first = made(terms(true, true), null, aClass(true));
        refused(() -> made(terms(true, true), null, aClass(true)));
        refused(() -> world.pools.delete(ADMIN, first.id()));

        var other = made(terms(true, false), null, aClass(true));
        var becomes = new PoolPatch.Terms(null, null, true, null, null);
        refused(() -> patch(other, new PoolPatch(becomes, List.of(), null)));
    }

    @Test
    void aClassFitsIntoTheQuota() {
        made(privateTerms(), new Amount(1.5, 4, 0), aClass(true));
        refused(() -> made(privateTerms(), new Amount(1.4, 4, 0), aClass(true)));
        refused(() -> made(privateTerms(), new Amount(1.5, 3, 0), aClass(true)));
        refused(() -> made(privateTerms(), TEN, aClass(new Size(1, 1, 3, 1, 1))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void coresAreANumberAboveNone(double cpu) {
        refused(() -> made(privateTerms(), null, aClass(new Size(cpu, 1, 0, 1, 1))));
        refused(() -> made(privateTerms(), new Amount(cpu, 100, 2), aClass(true)));
    }

    @Test
    void storageByDefaultIsNoMoreThanIsAllowed() {
        refused(() -> made(privateTerms(), null, aClass(new Size(1, 1, 0, 9, 10))));
        made(privateTerms(), null, aClass(new Size(1, 1, 0, 10, 10)));
    }

    @Test
    void aQuotaIsOneThatTheClusterCanCount() {
        refused(() -> made(privateTerms(), new Amount(1e300, 100, 2), aClass(true)));
        refused(() -> made(privateTerms(), new Amount(10, Long.MAX_VALUE, 2), aClass(true)));
    }

    @Test
    void theClusterFollowsWhatChangesOfAQuotaAndNothingElse() {
        var pool = made(privateTerms(), TEN, aClass(true));
        var name = quota(pool).id();

        patch(
                pool,
                new PoolPatch(new PoolPatch.Terms("other", null, null, 1, null), List.of(), null));
        patch(pool, new PoolPatch(SAME, List.of(), new AmountPatch(10.0, null, null)));
        assertThat(world.followed).containsExactly(name);

        patch(pool, new PoolPatch(SAME, List.of(), new AmountPatch(20.0, null, null)));
        world.pools.delete(ADMIN, pool.id());
        world.pools.delete(ADMIN, pool.id());

        assertThat(world.followed).containsExactly(name, name, name);
    }

    @Test
    void aReplacementWithoutQuotaTakesItAway() {
        var pool = made(privateTerms(), TEN, aClass(true));

        var replaced = replace(pool, new PoolReplacement(privateTerms(), pool.classes(), null));

        assertThat(replaced.quota()).isNull();
        assertThat(world.followed).hasSize(2);
        refused(() ->
                replace(
                        pool,
                        new PoolReplacement(privateTerms(), pool.classes(), new Quota("x", TEN))));
    }

    @Test
    void theIdOfAQuotaStays() {
        var pool = made(privateTerms(), TEN, aClass(true));

        refused(() -> world.pools.replaceQuota(ADMIN, pool.id(), new Quota("another", TEN)));
        refused(() ->
                replace(
                        pool,
                        new PoolReplacement(
                                privateTerms(), pool.classes(), new Quota("another", TEN))));
    }

    @Test
    void aQuotaIsMergedAndChecked() {
        var pool = made(privateTerms(), TEN, aClass(true));

        var changed = world.pools.changeQuota(ADMIN, pool.id(), new AmountPatch(null, 50L, null));

        assertThat(changed).isEqualTo(new Quota(quota(pool).id(), new Amount(10, 50, 2)));
        refused(() -> world.pools.changeQuota(ADMIN, pool.id(), new AmountPatch(null, 3L, null)));
        assertThat(world.pools.quota(ADMIN, pool.id())).isEqualTo(changed);
    }

    @Test
    void aPoolWithoutQuotaGetsOneOnlyWhole() {
        var pool = made(privateTerms(), null, aClass(true));

        refused(() -> patch(pool, new PoolPatch(SAME, List.of(), new AmountPatch(1.0, 1L, null))));
        missing(() -> world.pools.changeQuota(ADMIN, pool.id(), new AmountPatch(9.0, 9L, 0L)));
        missing(() -> world.pools.quota(ADMIN, pool.id()));
        var changed = patch(pool, new PoolPatch(SAME, List.of(), new AmountPatch(9.0, 9L, 0L)));

        assertThat(quota(changed).amount()).isEqualTo(new Amount(9, 9, 0));
    }

    @Test
    void aClusterThatDoesNotAnswerHidesQuotasAndNothingElse() {
        var pool = made(privateTerms(), TEN, aClass(true));
        // The fake never says that the cluster has followed: a change of it is told as recorded in
        // any case.
        world.clusterAnswers = false;

        assertThat(quota(world.pools.get(ADMIN, pool.id(), null)).amount()).isEqualTo(TEN);
    }

    @Test
    void classesAreToldApartByTheirIds() {
        var pool = made(privateTerms(), null, aClass(true), aClass(false));
        var other = made(privateTerms(), null, aClass(true)).classes().getFirst();
        var first = pool.classes().getFirst();

        missing(() -> replace(pool, new PoolReplacement(privateTerms(), List.of(other), null)));
        refused(() ->
                replace(pool, new PoolReplacement(privateTerms(), List.of(first, first), null)));
        missing(() -> patch(pool, new PoolPatch(SAME, List.of(keeps(other.id())), null)));
        refused(() ->
                patch(
                        pool,
                        new PoolPatch(SAME, List.of(keeps(first.id()), keeps(first.id())), null)));
        assertThat(
                        replace(pool, new PoolReplacement(privateTerms(), List.of(first), null))
                                .classes())
                .containsExactly(first);
    }

    @Test
    void whatOneMayNotUseIsMissing() {
        var pool = made(privateTerms(), TEN, aClass(true));

        missing(() -> world.pools.get(VISITOR, pool.id(), null));
        missing(() -> world.pools.get(as(ADA), pool.id(), null));
        missing(() -> world.pools.quota(as(ADA), pool.id()));
        missing(() -> world.classes.get(as(ADA), pool.classes().getFirst().id()));
        missing(() -> world.pools.get(ADMIN, pool.id(), "another name"));
    }

    private static PoolPatch.ClassChange keeps(int id) {
        var size = new ClassPatch.SizePatch(null, null, null, null, null);
        return new PoolPatch.ClassChange(id, new ClassPatch(null, size, null, null, null));
    }

    private ResourcePool made(PoolTerms terms, @Nullable Amount quota, ClassTerms... classes) {
        return world.pools.create(ADMIN, new PoolDraft(terms, List.of(classes), quota));
    }

    private ResourcePool patch(ResourcePool pool, PoolPatch patch) {
        return world.pools.change(ADMIN, pool.id(), patch);
    }

    private ResourcePool replace(ResourcePool pool, PoolReplacement replacement) {
        return world.pools.replace(ADMIN, pool.id(), replacement);
    }

    private static Quota quota(ResourcePool pool) {
        return Objects.requireNonNull(pool.quota());
    }

    static void refused(ThrowingCallable call) {
        assertProblem(call, Problem.Invalid.class);
    }

    static void missing(ThrowingCallable call) {
        assertProblem(call, Problem.NotFound.class);
    }

    private static void assertProblem(ThrowingCallable call, Class<? extends Problem> expected) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isInstanceOf(expected));
    }

    @Test
    void aSizeOffersWhatIsNeededAtMost() {
        var need = new Need(SMALL.cpu(), SMALL.memory(), SMALL.maxStorage(), 0);

        assertThat(SMALL.offers(need)).isTrue();
        assertThat(SMALL.offers(new Need(0, 0, 0, 1))).isFalse();
        refused(() -> new Need(Double.POSITIVE_INFINITY, 0, 0, 0));
        assertThat(new ResourceClass(1, aClass(SMALL)).terms().size()).isEqualTo(SMALL);
    }
}
