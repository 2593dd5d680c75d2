package dev.ashlar.secrets.ports;

import static dev.ashlar.secrets.SecretFixtures.ADA;
import static dev.ashlar.secrets.SecretFixtures.GRACE;
import static dev.ashlar.secrets.SecretFixtures.NOON;
import static dev.ashlar.secrets.SecretFixtures.aSecret;
import static dev.ashlar.secrets.SecretFixtures.sealed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretAction;
import dev.ashlar.secrets.SecretEvent;
import dev.ashlar.secrets.SecretKind;
import dev.ashlar.secrets.SecretPatch;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The exam of what keeps secrets, keys, and what was done with them.
public abstract class SecretStoreContract {
    private static final PageRequest ALL = PageRequest.unpaged();
    private static final byte[] LOCKED = "locked".getBytes(UTF_8);
    private static final byte[] OTHER = "other".getBytes(UTF_8);

    protected abstract SecretStore secrets();

    protected abstract KeyStore keys();

    protected abstract EventStore events();

    protected abstract UnitOfWork unitOfWork();

    /// Nothing is there and nobody is a user.
    protected abstract void clear();

    protected abstract void addUser(UserId id);

    @BeforeEach
    void adaIsThere() {
        clear();
        addUser(ADA.id());
    }

    @Test
    void aSecretIsFoundByItsOwnerOnly() {
        var secret = aSecret(1, ADA, "a");

        assertThat(add(secret)).isTrue();

        assertThat(secrets().find(ADA.id(), secret.id())).contains(secret);
        assertThat(secrets().find(GRACE.id(), secret.id())).isEmpty();
        assertThat(run(() -> secrets().hold(ADA.id(), secret.id()))).contains(secret);
        assertThat(run(() -> secrets().hold(GRACE.id(), secret.id()))).isEmpty();
        assertThat(secrets().list(GRACE.id(), SecretKind.GENERAL, ALL).items()).isEmpty();
    }

    @Test
    void ofManySecretsTheOwnersAreHeld() {
        var mine = aSecret(1, ADA, "a");
        var hers = aSecret(2, GRACE, "a");
        add(mine);
        add(hers);
        var asked = List.of(mine.id(), hers.id(), aSecret(9, ADA, "z").id());

        assertThat(run(() -> secrets().holdAll(ADA.id(), asked))).containsExactly(mine.id());
        assertThat(run(() -> secrets().holdAll(ADA.id(), List.of()))).isEmpty();
    }

    @Test
    void theNewestComesFirstAndKindsAreApart() {
        var first = aSecret(1, ADA, "a");
        var second = aSecret(2, ADA, "b");
        add(second);
        add(first);

        assertThat(secrets().list(ADA.id(), SecretKind.GENERAL, ALL))
                .isEqualTo(new Page<>(List.of(second, first), ALL, 2));
        var page = new PageRequest(2, 1);
        assertThat(secrets().list(ADA.id(), SecretKind.GENERAL, page))
                .isEqualTo(new Page<>(List.of(first), page, 2));
        assertThat(secrets().list(ADA.id(), SecretKind.STORAGE, ALL))
                .isEqualTo(new Page<>(List.of(), ALL, 0));
    }

    @Test
    void aFilenameIsTakenOnceByEachPerson() {
        var other = aSecret(2, ADA, "b");
        add(aSecret(1, ADA, "a"));
        add(other);

        assertThat(add(aSecret(3, ADA, "a"))).isFalse();
        assertThat(add(aSecret(4, GRACE, "a"))).isTrue();
        assertThat(secrets().list(ADA.id(), SecretKind.GENERAL, ALL).total()).isEqualTo(2);
    }

    @Test
    void aSecretIsRenamedUnlessItsFilenameIsTaken() {
        var secret = aSecret(2, ADA, "b");
        add(aSecret(1, ADA, "a"));
        add(secret);
        var later = NOON.plusSeconds(1);
        var fine = secret.with(new SecretPatch("new", "c", null), later);
        var taken = secret.with(new SecretPatch(null, "a", null), later);

        assertThat(run(() -> secrets().rename(fine))).isTrue();

        assertThat(secrets().find(ADA.id(), secret.id())).contains(fine);
        assertThatThrownBy(() -> run(() -> renamedOrRefused(taken)))
                .isInstanceOf(ProblemException.class);
        assertThat(secrets().find(ADA.id(), secret.id())).contains(fine);
    }

    @Test
    void whatIsRemovedIsGone() {
        var secret = aSecret(1, ADA, "a");
        var kept = aSecret(2, GRACE, "a");
        add(secret);
        add(aSecret(3, ADA, "b"));
        add(kept);

        run(() -> {
            secrets().remove(secret.id());
            return true;
        });

        assertThat(secrets().find(ADA.id(), secret.id())).isEmpty();
        assertThat(run(() -> secrets().removeAllOf(ADA.id()))).isOne();
        assertThat(run(() -> secrets().removeAllOf(ADA.id()))).isZero();
        assertThat(secrets().find(GRACE.id(), kept.id())).contains(kept);
    }

    @Test
    void theFirstKeyOfAUserStays() {
        putKey(ADA.id(), LOCKED);
        putKey(ADA.id(), OTHER);

        assertThat(keys().find(ADA.id())).contains(LOCKED);
        assertThat(keys().find(GRACE.id())).isEmpty();
    }

    @Test
    void whoIsHeldIsThereWithHerKeyOrWithout() {
        assertThat(run(() -> keys().hold(ADA.id())).orElseThrow().locked()).isEmpty();
        assertThat(run(() -> keys().hold(GRACE.id()))).isEmpty();

        putKey(ADA.id(), LOCKED);

        assertThat(run(() -> keys().hold(ADA.id())).orElseThrow().locked()).contains(LOCKED);
        run(() -> {
            keys().remove(ADA.id());
            return true;
        });
        assertThat(keys().find(ADA.id())).isEmpty();
    }

    @Test
    void keysAreWalkedByTheIdsOfTheirUsers() {
        putKey(GRACE.id(), OTHER);
        putKey(ADA.id(), LOCKED);

        assertThat(keys().after("", 1)).map(key -> key.user()).containsExactly(ADA.id());
        assertThat(keys().after(ADA.id().value(), 5))
                .map(key -> key.user())
                .containsExactly(GRACE.id());
        assertThat(keys().count("")).isEqualTo(2);
        assertThat(keys().count(ADA.id().value())).isOne();
    }

    @Test
    void aKeyThatSomebodyReplacedIsNotOverwritten() {
        putKey(ADA.id(), LOCKED);
        var seen = keys().after("", 1).getFirst();

        replace(seen, OTHER);
        replace(seen, "late".getBytes(UTF_8));

        assertThat(keys().find(ADA.id())).contains(OTHER);
    }

    @Test
    void thereIsOneMark() {
        assertThat(keys().mark()).isEmpty();
        mark(LOCKED);
        mark(OTHER);

        assertThat(keys().mark()).contains(OTHER);
        run(() -> {
            keys().unmark();
            return true;
        });
        assertThat(keys().mark()).isEmpty();
    }

    @Test
    void theLastEventOfAnOwnerComesFirst() {
        var read = event(ADA.id(), SecretAction.READ, Duration.ZERO);
        var gone = event(ADA.id(), SecretAction.DELETED, Duration.ZERO);
        note(List.of(read, event(GRACE.id(), SecretAction.WRITTEN, Duration.ZERO), gone));

        assertThat(events().listOf(ADA.id(), ALL))
                .isEqualTo(new Page<>(List.of(gone, read), ALL, 2));
        var page = new PageRequest(2, 1);
        assertThat(events().listOf(ADA.id(), page)).isEqualTo(new Page<>(List.of(read), page, 2));
    }

    @Test
    void oldEventsAreRemovedSomeAtATime() {
        var fresh = event(ADA.id(), SecretAction.READ, Duration.ZERO);
        var old = event(ADA.id(), SecretAction.READ, Duration.ofDays(1));
        note(List.of(old, old, fresh, old));

        assertThat(run(() -> events().removeBefore(NOON, 2))).isEqualTo(2);
        assertThat(run(() -> events().removeBefore(NOON, 2))).isOne();
        assertThat(events().listOf(ADA.id(), ALL).items()).containsExactly(fresh);
    }

    private static SecretEvent event(UserId owner, SecretAction action, Duration ago) {
        return new SecretEvent(owner, null, "somebody", action, "a/place", NOON.minus(ago));
    }

    private boolean renamedOrRefused(Secret secret) {
        if (!secrets().rename(secret)) {
            throw new Problem.Conflict("taken").asException();
        }
        return true;
    }

    private boolean add(Secret secret) {
        return run(() -> secrets().add(secret, sealed(secret.name())));
    }

    private void note(List<SecretEvent> noted) {
        run(() -> {
            noted.forEach(events()::note);
            return true;
        });
    }

    private void mark(byte[] mark) {
        run(() -> {
            keys().mark(mark);
            return true;
        });
    }

    private void putKey(UserId user, byte[] locked) {
        run(() -> {
            keys().add(user, locked);
            return true;
        });
    }

    private void replace(KeyStore.LockedKey seen, byte[] locked) {
        run(() -> {
            keys().replace(seen, locked);
            return true;
        });
    }

    private <T> T run(Supplier<T> work) {
        return unitOfWork().run(work);
    }
}
