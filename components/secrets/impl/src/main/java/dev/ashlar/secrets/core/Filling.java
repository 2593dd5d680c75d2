package dev.ashlar.secrets.core;

import static dev.ashlar.secrets.SecretAction.WRITTEN;
import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretKind;
import dev.ashlar.secrets.SessionSecretChange;
import dev.ashlar.secrets.SessionSecretChange.Empty;
import dev.ashlar.secrets.SessionSecretChange.Existing;
import dev.ashlar.secrets.SessionSecretChange.Fresh;
import dev.ashlar.secrets.SessionSecretSlot;
import dev.ashlar.secrets.ports.FillingStore;
import dev.ashlar.secrets.ports.SealedValue;
import dev.ashlar.secrets.ports.SecretStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts secrets into slots, in the transaction at hand.
@Singleton
class Filling {
    private final FillingStore store;
    private final SecretStore secrets;
    private final Notebook notebook;
    private final Filenames filenames;
    private final Ids ids;

    Filling(
            FillingStore store,
            SecretStore secrets,
            Notebook notebook,
            Filenames filenames,
            Ids ids) {
        this.store = store;
        this.secrets = secrets;
        this.notebook = notebook;
        this.filenames = filenames;
        this.ids = ids;
    }

    /// Refuses slots that the project has not and secrets that the caller has not.
    ///
    /// @return the slots, which stay until the transaction ends
    Map<Ulid, SessionSecretSlot> check(
            Caller.SignedIn caller, Ulid project, List<SessionSecretChange> changes) {
        var wanted = changes.stream().map(SessionSecretChange::slot).toList();
        var slots =
                store.holdSlots(project, wanted).stream()
                        .collect(Collectors.toMap(SessionSecretSlot::id, Function.identity()));
        for (var change : changes) {
            if (!slots.containsKey(change.slot())) {
                throw Missing.slot(change.slot()).asException();
            }
            if (change instanceof Existing(_, var secret)
                    && secrets.find(caller.id(), secret).isEmpty()) {
                throw Missing.secret(secret).asException();
            }
        }
        return slots;
    }

    /// @param sealed the values of the changes that have one, in their order
    /// @return how many slots were looked at
    int apply(
            Caller.SignedIn caller,
            Ulid project,
            List<SessionSecretChange> changes,
            List<SealedValue> sealed) {
        var slots = check(caller, project, changes);
        var next = sealed.iterator();
        for (var change : changes) {
            switch (change) {
                case Existing(var slot, var secret) -> put(slot, caller.id(), secret);
                case Empty(var slot) -> store.remove(slot, caller.id());
                case Fresh(var slot, _) ->
                        store.put(
                                slot,
                                caller.id(),
                                added(caller, requireNonNull(slots.get(slot)), next.next()));
            }
        }
        return slots.size();
    }

    private void put(Ulid slot, UserId user, Ulid secret) {
        // Held, so that it is not removed meanwhile.
        if (secrets.hold(user, secret).isEmpty()) {
            throw Missing.secret(secret).asException();
        }
        store.put(slot, user, secret);
    }

    private Ulid added(Caller.SignedIn caller, SessionSecretSlot slot, SealedValue sealed) {
        var secret =
                new Secret(
                        ids.next(),
                        caller.id(),
                        SecretKind.GENERAL,
                        slot.name(),
                        filenames.derived(slot.filename()),
                        notebook.now(),
                        List.of());
        if (!secrets.add(secret, sealed)) {
            throw new IllegalStateException("a filename that was made anew is taken");
        }
        notebook.note(caller, WRITTEN, secret);
        return secret.id();
    }
}
