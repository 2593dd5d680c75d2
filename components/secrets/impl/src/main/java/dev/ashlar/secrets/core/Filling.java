package dev.ashlar.secrets.core;

import static dev.ashlar.secrets.SecretAction.WRITTEN;
import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Ulid;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /// @return the slots, which stay until the transaction ends, as do the secrets
    Map<Ulid, SessionSecretSlot> check(
            Caller.SignedIn caller, Ulid project, List<SessionSecretChange> changes) {
        var wanted = changes.stream().map(SessionSecretChange::slot).toList();
        var slots =
                store.holdSlots(project, wanted).stream()
                        .collect(Collectors.toMap(SessionSecretSlot::id, Function.identity()));
        var hers = secrets.holdAll(caller.id(), existing(changes));
        for (var change : changes) {
            if (!slots.containsKey(change.slot())) {
                throw Missing.slot(change.slot()).asException();
            }
            if (change instanceof Existing(_, var secret) && !hers.contains(secret)) {
                throw Missing.secret(secret).asException();
            }
        }
        return slots;
    }

    private static Set<Ulid> existing(List<SessionSecretChange> changes) {
        var secrets = new HashSet<Ulid>();
        for (var change : changes) {
            if (change instanceof Existing(_, var secret)) {
                secrets.add(secret);
            }
        }
        return secrets;
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
        var filled = new HashMap<Ulid, Ulid>();
        var emptied = new ArrayList<Ulid>();
        for (var change : changes) {
            switch (change) {
                case Existing(var slot, var secret) -> filled.put(slot, secret);
                case Empty(var slot) -> emptied.add(slot);
                case Fresh(var slot, _) ->
                        filled.put(
                                slot, added(caller, requireNonNull(slots.get(slot)), next.next()));
            }
        }
        store.put(caller.id(), filled);
        store.remove(caller.id(), emptied);
        return slots.size();
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
