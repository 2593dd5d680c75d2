package dev.ashlar.secrets.core;

import static dev.ashlar.secrets.SecretFixtures.ADA;
import static dev.ashlar.secrets.SecretFixtures.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Reencryption.Outcome;
import dev.ashlar.secrets.SecretAction;
import dev.ashlar.secrets.SecretDraft;
import dev.ashlar.secrets.SecretEvent;
import dev.ashlar.secrets.SecretKind;
import dev.ashlar.secrets.SecretPatch;
import dev.ashlar.secrets.ports.FakeSealing;
import dev.ashlar.secrets.ports.InMemorySecrets;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The rules of people's secrets and keys, among fakes.
class SecretServiceTest {
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final InMemorySecrets store = new InMemorySecrets();
    private final FakeSealing sealing = new FakeSealing(unitOfWork);
    private final TestClock clock = TestClock.atNoon();
    private final CountingIds ids = new CountingIds();
    private final Notebook notebook = new Notebook(store, clock);
    private final UserKeyRing ring =
            new UserKeyRing(
                    store.keys(), sealing, caller -> store.addUser(caller.id()), unitOfWork);
    private final SecretService secrets =
            new SecretService(
                    store,
                    new SealedChange(ring, sealing, unitOfWork),
                    notebook,
                    new Filenames(ids),
                    unitOfWork,
                    ids);
    private final KeyService keys = new KeyService(ring, notebook, unitOfWork);

    @Test
    void aValueIsSealedWithTheKeyOfItsOwner() {
        var stored = secrets.create(ADA, draft("a", "value"));

        assertThat(new String(store.valueOf(stored.id()).value(), UTF_8))
                .isEqualTo("ada-id/user-key-1/value");
        assertThat(stored.modifiedAt()).isEqualTo(NOON);
    }

    @Test
    void whoEverAsksForItThereIsOneKey() {
        var first = keys.read(ADA);
        secrets.create(ADA, draft("a", "value"));

        assertThat(keys.read(ADA)).isEqualTo(first);
        assertThat(store.noted())
                .map(SecretEvent::action)
                .containsExactly(
                        SecretAction.KEY_READ, SecretAction.WRITTEN, SecretAction.KEY_READ);
    }

    @Test
    void aValueIsSealedAnewIfItsOwnerWentAndCameBackMeanwhile() {
        keys.read(ADA);
        sealing.beforeNextSeal(() -> {
            store.removeUser(ADA.id());
            keys.read(ADA);
        });

        var stored = secrets.create(ADA, draft("a", "value"));

        assertThat(new String(store.valueOf(stored.id()).value(), UTF_8))
                .isEqualTo("ada-id/user-key-2/value");
    }

    @Test
    void whoIsGoneWhenSheStoresIsMadeAnew() {
        keys.read(ADA);
        sealing.beforeNextSeal(() -> store.removeUser(ADA.id()));

        var stored = secrets.create(ADA, draft("a", "value"));

        assertThat(new String(store.valueOf(stored.id()).value(), UTF_8))
                .isEqualTo("ada-id/user-key-2/value");
    }

    @Test
    void whoGoesEachTimeIsToldToTryAgain() {
        sealing.beforeEverySeal(() -> store.removeUser(ADA.id()));

        assertThatThrownBy(() -> secrets.create(ADA, draft("a", "value")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("try again");
    }

    @Test
    void aChangeThatSaysNothingNewIsNone() {
        var stored = secrets.create(ADA, draft("a", "value"));
        clock.advance(Duration.ofMinutes(1));

        var same = secrets.change(ADA, stored.id(), new SecretPatch("a", null, null));

        assertThat(same).isEqualTo(stored);
        assertThat(store.noted()).hasSize(1);
    }

    @Test
    void aNewValueChangesTheTimeAndNothingElseThatIsShown() {
        var stored = secrets.create(ADA, draft("a", "value"));
        clock.advance(Duration.ofMinutes(1));

        var changed =
                secrets.change(
                        ADA, stored.id(), new SecretPatch(null, null, new Sensitive("other")));

        assertThat(changed.modifiedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(changed.isCalledAs(stored)).isTrue();
        assertThat(new String(store.valueOf(stored.id()).value(), UTF_8)).endsWith("/other");
    }

    @Test
    void nothingIsSealedForASecretThatIsNotHers() {
        var patch = new SecretPatch(null, null, new Sensitive("v"));

        assertThatThrownBy(() -> secrets.change(ADA, CountingIds.number(9), patch))
                .isInstanceOf(ProblemException.class);

        assertThat(sealing.sealed()).isZero();
    }

    @Test
    void whatGoesWithAPersonIsNotedOnce() {
        var rest = new SecretsOfUsers(store, store.keys(), notebook);
        secrets.create(ADA, draft("a", "value"));
        secrets.create(ADA, draft("b", "value"));

        rest.removeAllOf(new Caller.Service("the night"), ADA.id());
        rest.removeAllOf(new Caller.Service("the night"), ADA.id());

        assertThat(secrets.list(ADA, SecretKind.GENERAL, PageRequest.unpaged()).total()).isZero();
        assertThat(store.noted().subList(2, 3))
                .containsExactly(
                        new SecretEvent(
                                ADA.id(), null, "the night", SecretAction.DELETED, null, NOON));
        assertThat(store.noted()).hasSize(3);
    }

    @Test
    void whatWasNotedIsKeptForAYear() {
        var forgetting = new Forgetting(store, unitOfWork, clock);
        secrets.create(ADA, draft("a", "value"));

        clock.advance(Forgetting.KEPT);
        assertThat(forgetting.forgetOld(() -> true)).isZero();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(forgetting.forgetOld(() -> false)).isZero();
        assertThat(forgetting.forgetOld(() -> true)).isOne();
        assertThat(store.noted()).isEmpty();
    }

    @Test
    void anotherEncryptionKeyIsFollowedWhereItStopped() {
        for (int n = 10; n < 60; n++) {
            var user = new UserId("user-" + n);
            store.addUser(user);
            store.keys().add(user, sealing.lock(user, new Sensitive("key " + n)));
        }
        sealing.changeKey();
        var reencryption = new ReencryptionService(store.keys(), sealing, unitOfWork);
        var reached = new ArrayList<Long>();

        assertThatThrownBy(() ->
                        reencryption.run((done, _) -> {
                            reached.add(done);
                            if (done == 2 * ReencryptionService.AT_ONCE) {
                                throw new IllegalStateException("killed");
                            }
                        }))
                .hasMessage("killed");
        var rest = reencryption.run((done, _) -> reached.add(done));

        assertThat(rest).isEqualTo(new Outcome(10, 0, 0));
        assertThat(reached).containsExactly(0L, 20L, 40L, 40L, 50L);
        assertThat(reencryption.run((_, _) -> {})).isEqualTo(new Outcome(0, 50, 0));
        assertThat(sealing.open(new UserId("user-10"), lockedKey("user-10")))
                .isEqualTo(new Sensitive("key 10"));
    }

    @Test
    void aMarkOfAnotherChangeOfKeysIsNotFollowed() {
        store.keys().add(ADA.id(), sealing.lock(ADA.id(), new Sensitive("key")));
        store.keys().mark(sealing.lock(new UserId("reencryption"), new Sensitive("z")));
        sealing.changeKey();

        var outcome = new ReencryptionService(store.keys(), sealing, unitOfWork).run((_, _) -> {});

        assertThat(outcome).isEqualTo(new Outcome(1, 0, 0));
        assertThat(store.keys().mark()).isEmpty();
    }

    @Test
    void aKeyThatOpensWithNeitherIsLeftAsItIs() {
        store.keys().add(ADA.id(), "rubbish".getBytes(UTF_8));

        var outcome = new ReencryptionService(store.keys(), sealing, unitOfWork).run((_, _) -> {});

        assertThat(outcome).isEqualTo(new Outcome(0, 0, 1));
        assertThat(store.keys().find(ADA.id())).contains("rubbish".getBytes(UTF_8));
    }

    /// Else the second run would pass it by, and say that nothing needs the previous key any more.
    @Test
    void aKeyThatWasLostIsToldOfByEachRun() {
        for (int n = 10; n < 60; n++) {
            var user = new UserId("user-" + n);
            store.addUser(user);
            store.keys().add(user, sealing.lock(user, new Sensitive("key " + n)));
        }
        store.keys().remove(new UserId("user-35"));
        store.keys().add(new UserId("user-35"), "rubbish".getBytes(UTF_8));
        sealing.changeKey();
        var reencryption = new ReencryptionService(store.keys(), sealing, unitOfWork);

        assertThat(reencryption.run((_, _) -> {})).isEqualTo(new Outcome(49, 0, 1));

        assertThat(reencryption.run((_, _) -> {})).isEqualTo(new Outcome(0, 29, 1));
    }

    private byte[] lockedKey(String user) {
        return store.keys().find(new UserId(user)).orElseThrow();
    }

    private static SecretDraft draft(String name, String value) {
        return new SecretDraft(name, null, SecretKind.GENERAL, new Sensitive(value));
    }
}
