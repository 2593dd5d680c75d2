package dev.ashlar.secrets.ports;

import static dev.ashlar.secrets.SecretFixtures.ADA;
import static dev.ashlar.secrets.SecretFixtures.GRACE;
import static dev.ashlar.secrets.SecretFixtures.NOON;
import static dev.ashlar.secrets.SecretFixtures.aSecret;
import static dev.ashlar.secrets.SecretFixtures.sealed;
import static dev.ashlar.secrets.SecretFixtures.someGrant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SessionSecret;
import dev.ashlar.secrets.SessionSecretSlot;
import dev.ashlar.secrets.SessionSecretSlotPatch;
import dev.ashlar.secrets.ports.SlotStore.Added;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The exam of what keeps slots and what they are filled with.
public abstract class SlotStoreContract {
    private static final PageRequest ALL = PageRequest.unpaged();
    private static final Ulid FLIGHTS = CountingIds.number(901);
    private static final Ulid SHIPS = CountingIds.number(902);

    private final FakeAccess access = new FakeAccess();

    protected abstract SlotStore slots();

    protected abstract FillingStore fillings();

    protected abstract SecretStore secrets();

    protected abstract UnitOfWork unitOfWork();

    /// Nothing is there.
    protected abstract void clear();

    /// A project that only its owner sees.
    protected abstract void addProject(Ulid id, UserId owner);

    @BeforeEach
    void adaHasTwoProjects() {
        clear();
        addProject(FLIGHTS, ADA.id());
        addProject(SHIPS, ADA.id());
    }

    @Test
    void aSlotIsSeenAsItsProjectIs() {
        var slot = add(1, FLIGHTS, "a");

        assertThat(found(ADA, slot.id())).contains(slot);
        assertThat(found(GRACE, slot.id())).isEmpty();
        assertThat(listed(ADA, FLIGHTS, ALL)).contains(new Page<>(List.of(slot), ALL, 1));
        assertThat(listed(GRACE, FLIGHTS, ALL)).isEmpty();
        assertThat(listed(ADA, CountingIds.number(909), ALL)).isEmpty();
    }

    @Test
    void theNewestSlotComesFirst() {
        var first = add(1, FLIGHTS, "a");
        var second = add(2, FLIGHTS, "b");
        var page = new PageRequest(2, 1);

        assertThat(listed(ADA, FLIGHTS, ALL)).contains(new Page<>(List.of(second, first), ALL, 2));
        assertThat(listed(ADA, FLIGHTS, page)).contains(new Page<>(List.of(first), page, 2));
        assertThat(listed(ADA, SHIPS, ALL)).contains(new Page<>(List.of(), ALL, 0));
    }

    @Test
    void aFilenameIsTakenOnceInAProject() {
        add(1, FLIGHTS, "a");
        var other = add(2, FLIGHTS, "b");

        assertThat(run(() -> slots().add(someGrant(), slot(3, FLIGHTS, "a"))))
                .isEqualTo(Added.TAKEN);
        assertThat(run(() -> slots().add(someGrant(), slot(4, SHIPS, "a")))).isEqualTo(Added.DONE);
        assertThatThrownBy(() -> run(() -> replacedOrRefused(renamed(other, "a"))))
                .isInstanceOf(ProblemException.class);
        assertThat(found(ADA, other.id())).contains(other);
    }

    @Test
    void aProjectThatIsGoneGetsNoSlot() {
        var gone = slot(1, CountingIds.number(909), "a");

        assertThat(run(() -> slots().add(someGrant(), gone))).isEqualTo(Added.NO_PROJECT);
    }

    @Test
    void aSlotIsReplacedAndRemoved() {
        var slot = add(1, FLIGHTS, "a");
        var next = renamed(slot, "b");

        assertThat(run(() -> replacedOrRefused(next))).isTrue();

        assertThat(run(() -> slots().hold(someGrant(), slot.id()))).contains(next);
        run(() -> {
            slots().remove(someGrant(), slot.id());
            return true;
        });
        assertThat(found(ADA, slot.id())).isEmpty();
        assertThat(run(() -> slots().hold(someGrant(), slot.id()))).isEmpty();
    }

    @Test
    void slotsGoWithTheirProjects() {
        var slot = add(1, FLIGHTS, "a");
        var kept = add(2, SHIPS, "a");
        var secret = secret(1, ADA);
        put(slot, ADA, secret);

        run(() -> {
            slots().removeAllOf(List.of(FLIGHTS));
            return true;
        });

        assertThat(found(ADA, slot.id())).isEmpty();
        assertThat(filled(ADA, FLIGHTS)).isEmpty();
        assertThat(found(ADA, kept.id())).contains(kept);
        assertThat(secrets().find(ADA.id(), secret.id())).contains(secret);
    }

    @Test
    void everybodyFillsASlotForHerself() {
        var slot = add(1, FLIGHTS, "a");
        var adas = secret(1, ADA);
        var graces = secret(2, GRACE);
        put(slot, ADA, adas);
        put(slot, GRACE, graces);

        assertThat(filled(ADA, FLIGHTS)).containsExactly(new SessionSecret(slot, adas.id()));
        assertThat(filled(ADA, SHIPS)).isEmpty();
        assertThat(secrets().find(ADA.id(), adas.id()).orElseThrow().slots())
                .containsExactly(slot.id());
        var graceSees =
                access.open(
                        GRACE,
                        Optional.of(
                                fillings().list(access.sight(GRACE), GRACE.id(), FLIGHTS, ALL)));
        assertThat(graceSees).isEmpty();
    }

    @Test
    void whatIsPutIntoASlotTakesThePlaceOfWhatWasThere() {
        var slot = add(1, FLIGHTS, "a");
        var other = add(2, FLIGHTS, "b");
        var first = secret(1, ADA);
        var second = secret(2, ADA);
        put(slot, ADA, first);
        put(slot, ADA, second);
        put(other, ADA, first);

        assertThat(filled(ADA, FLIGHTS))
                .containsExactly(
                        new SessionSecret(other, first.id()), new SessionSecret(slot, second.id()));
        run(() -> {
            fillings().remove(ADA.id(), List.of(slot.id(), CountingIds.number(9)));
            return true;
        });
        assertThat(filled(ADA, FLIGHTS)).containsExactly(new SessionSecret(other, first.id()));
        run(() -> {
            fillings().removeAll(FLIGHTS, ADA.id());
            return true;
        });
        assertThat(filled(ADA, FLIGHTS)).isEmpty();
    }

    @Test
    void aSecretThatIsRemovedLeavesItsSlots() {
        var slot = add(1, FLIGHTS, "a");
        var secret = secret(1, ADA);
        put(slot, ADA, secret);

        run(() -> {
            secrets().remove(secret.id());
            return true;
        });

        assertThat(filled(ADA, FLIGHTS)).isEmpty();
    }

    @Test
    void onlyTheSlotsOfTheProjectAreHeld() {
        var first = add(1, FLIGHTS, "a");
        var second = add(2, FLIGHTS, "b");
        var elsewhere = add(3, SHIPS, "a");
        var wanted = List.of(second.id(), elsewhere.id(), first.id(), CountingIds.number(9));

        assertThat(run(() -> fillings().holdSlots(FLIGHTS, wanted))).containsExactly(first, second);
    }

    private Optional<SessionSecretSlot> found(Caller caller, Ulid id) {
        return access.open(caller, slots().find(access.sight(caller), id));
    }

    private Optional<Page<SessionSecretSlot>> listed(
            Caller caller, Ulid project, PageRequest page) {
        return access.open(caller, Optional.of(slots().list(access.sight(caller), project, page)));
    }

    private List<SessionSecret> filled(Caller.User user, Ulid project) {
        var found = fillings().list(access.sight(user), user.id(), project, ALL);
        return access.open(user, Optional.of(found)).orElseThrow().items();
    }

    private SessionSecretSlot add(int number, Ulid project, String filename) {
        var slot = slot(number, project, filename);
        assertThat(run(() -> slots().add(someGrant(), slot))).isEqualTo(Added.DONE);
        return slot;
    }

    private Secret secret(int number, Caller.User owner) {
        var secret = aSecret(number, owner, "file-" + number);
        assertThat(run(() -> secrets().add(secret, sealed("value")))).isTrue();
        return secret;
    }

    private void put(SessionSecretSlot slot, Caller.User user, Secret secret) {
        run(() -> {
            fillings().put(user.id(), Map.of(slot.id(), secret.id()));
            return true;
        });
    }

    private boolean replacedOrRefused(SessionSecretSlot slot) {
        if (!slots().replace(someGrant(), slot)) {
            throw new Problem.Conflict("taken").asException();
        }
        return true;
    }

    private static SessionSecretSlot renamed(SessionSecretSlot slot, String filename) {
        return slot.with(new SessionSecretSlotPatch(null, "what it is", filename), NOON);
    }

    private static SessionSecretSlot slot(int number, Ulid project, String filename) {
        return new SessionSecretSlot(
                CountingIds.number(number),
                project,
                filename,
                null,
                filename,
                ADA.id(),
                NOON,
                NOON,
                1);
    }

    private <T> T run(Supplier<T> work) {
        return unitOfWork().run(work);
    }
}
