package dev.ashlar.users.ports;

import static dev.ashlar.users.UserFixtures.NOON;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The exam of a user store.
public abstract class UserStoreContract {
    private static final User ADA = user("ada");
    private static final User GRACE = user("grace");
    private static final User ALAN = user("alan");

    /// A store without users.
    protected abstract UserStore store();

    /// Those whom the store's answers consider.
    protected abstract BarStore bars();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void aUserIsFoundAsSheCame() {
        var full =
                new User(
                        new UserId("11111111-2222-3333-4444-555555555555"),
                        new Slug("a.lovelace"),
                        new Email("ada@ashlar.dev"),
                        "Ada 😀",
                        "Lovelace'; --");

        add(full);

        assertThat(store().find(full.id())).contains(full);
        assertThat(unitOfWork().run(() -> store().hold(full.id()))).contains(full);
    }

    @Test
    void aUserNeedsNoNamesAndNoAddress() {
        var bare = new User(new UserId("bare-id"), new Slug("bare"), null, null, null);

        add(bare);

        assertThat(store().find(bare.id())).contains(bare);
    }

    @Test
    void nobodyIsFoundWhoIsNotThere() {
        assertThat(store().find(ADA.id())).isEmpty();
        assertThat(unitOfWork().run(() -> store().hold(ADA.id()))).isEmpty();
    }

    @Test
    void whoIsThereIsNotAddedAgain() {
        add(ADA);
        var other = new User(ADA.id(), new Slug("other"), null, "Other", null);

        assertThat(add(other)).isFalse();
        assertThat(store().find(ADA.id())).contains(ADA);
    }

    @Test
    void aNewNameIsKept() {
        unitOfWork()
                .run(() -> {
                    store().add(ADA, NOON);
                    store().rename(ADA.id(), new Slug("ada-1"));
                    return true;
                });

        assertThat(store().find(ADA.id()).orElseThrow().username()).isEqualTo(new Slug("ada-1"));
    }

    @Test
    void aNewAddressAndNewNamesAreKeptAndTheUsernameStays() {
        add(ADA);
        var later = new User(ADA.id(), new Slug("other"), null, "Ada", "Lovelace");

        unitOfWork()
                .run(() -> {
                    store().update(later);
                    return true;
                });

        assertThat(store().find(ADA.id()))
                .contains(new User(ADA.id(), ADA.username(), null, "Ada", "Lovelace"));
    }

    @Test
    void allIdsComePageByPageAndEachOnce() {
        addInOrder(GRACE, ADA, ALAN);

        var first = store().idsAfter(null, 2);
        var second = store().idsAfter(first.getLast(), 2);

        assertThat(first).containsExactly(ADA.id(), ALAN.id());
        assertThat(second).containsExactly(GRACE.id());
        assertThat(store().idsAfter(GRACE.id(), 2)).isEmpty();
    }

    @Test
    void onlyUsersWhoAreNotBarredStay() {
        addInOrder(ADA, GRACE, ALAN);
        var nobody = new UserId("nobody-id");
        unitOfWork()
                .run(() -> {
                    bars().put(GRACE.id(), new Bar.Disabled());
                    bars().put(ALAN.id(), new Bar.Deleted(NOON));
                    return true;
                });
        var asked = List.of(ADA.id(), GRACE.id(), ALAN.id(), nobody, ADA.id());

        assertThat(stay(asked, NOON.minusSeconds(1))).containsExactly(ADA.id());
        assertThat(stay(asked, NOON)).containsExactlyInAnyOrder(ADA.id(), ALAN.id());
        assertThat(stay(List.of(), NOON)).isEmpty();
    }

    @Test
    void whoIsReservedIsReservedByOneAtATimeUserOrNot() throws Exception {
        var counter = new int[1];

        AtOnce.run(
                6,
                _ ->
                        unitOfWork()
                                .run(() -> {
                                    store().reserve(ADA.id());
                                    var before = counter[0];
                                    Thread.yield();
                                    counter[0] = before + 1;
                                    return true;
                                }));

        assertThat(counter[0]).isEqualTo(6);
    }

    @Test
    void whoIsRemovedIsGoneOnce() {
        add(ADA);

        assertThat(remove(ADA)).isTrue();
        assertThat(remove(ADA)).isFalse();
        assertThat(store().find(ADA.id())).isEmpty();
    }

    @Test
    void theListHasTheNewestFirst() {
        addInOrder(ADA, GRACE, ALAN);
        var all = PageRequest.unpaged();

        assertThat(store().list(all)).isEqualTo(new Page<>(List.of(ALAN, GRACE, ADA), all, 3));
    }

    @Test
    void aPageIsPartOfTheListWithTheTotalOfAll() {
        addInOrder(ADA, GRACE, ALAN);
        var second = new PageRequest(2, 2);

        assertThat(store().list(second)).isEqualTo(new Page<>(List.of(ADA), second, 3));
    }

    @Test
    void aPagePastTheEndIsEmptyAndStillKnowsTheTotal() {
        add(ADA);
        var past = new PageRequest(Integer.MAX_VALUE, 100);

        assertThat(store().list(past)).isEqualTo(new Page<>(List.of(), past, 1));
    }

    @Test
    void anAddressFindsThoseWhoHaveExactlyIt() {
        var twin = new User(new UserId("twin-id"), new Slug("twin"), ADA.email(), null, null);
        addInOrder(ADA, GRACE, twin);
        var all = PageRequest.unpaged();

        assertThat(store().listByEmail("ada@ashlar.dev", all))
                .isEqualTo(new Page<>(List.of(twin, ADA), all, 2));
        assertThat(store().listByEmail("%", all).items()).isEmpty();
        assertThat(store().listByEmail("ADA@ashlar.dev", all).items()).isEmpty();
    }

    @Test
    void ofManyWhoAddOneUserAtOnceOneDoes() throws Exception {
        var added = AtOnce.run(8, _ -> add(ADA));

        assertThat(added).containsOnlyOnce(true);
    }

    @Test
    void whoIsHeldIsHeldByOneAtATime() throws Exception {
        add(ADA);
        var counter = new int[1];

        AtOnce.run(
                6,
                _ ->
                        unitOfWork()
                                .run(() -> {
                                    store().hold(ADA.id());
                                    var before = counter[0];
                                    Thread.yield();
                                    counter[0] = before + 1;
                                    return true;
                                }));

        assertThat(counter[0]).isEqualTo(6);
    }

    private Set<UserId> stay(List<UserId> people, Instant now) {
        return unitOfWork().run(() -> store().stay(people, now));
    }

    private boolean add(User user) {
        return unitOfWork().run(() -> store().add(user, NOON));
    }

    private void addInOrder(User... users) {
        for (int n = 0; n < users.length; n++) {
            var user = users[n];
            var seenAt = NOON.plusSeconds(n);
            unitOfWork().run(() -> store().add(user, seenAt));
        }
    }

    private boolean remove(User user) {
        return unitOfWork().run(() -> store().remove(user.id()));
    }
}
