package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretAction;
import dev.ashlar.secrets.SecretEvent;
import dev.ashlar.secrets.SecretHistory;
import dev.ashlar.secrets.ports.EventStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Notes what is done with secrets, in the transaction in which it is done.
@Singleton
class Notebook implements SecretHistory {
    private final EventStore store;
    private final InstantSource clock;

    Notebook(EventStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void note(Caller.SignedIn caller, SecretAction action, Secret secret) {
        store.note(
                new SecretEvent(
                        secret.owner(), secret.id(), caller.id().value(), action, null, now()));
    }

    void noteKeyRead(Caller.SignedIn caller) {
        store.note(
                new SecretEvent(
                        caller.id(),
                        null,
                        caller.id().value(),
                        SecretAction.KEY_READ,
                        null,
                        now()));
    }

    /// All secrets of somebody went with her.
    ///
    /// @param by who removed her
    void noteRemoval(UserId owner, Caller by) {
        var actor =
                switch (by) {
                    case Caller.SignedIn person -> person.id().value();
                    case Caller.Service(var name) -> name;
                    case Caller.Anonymous _ -> "nobody";
                };
        store.note(new SecretEvent(owner, null, actor, SecretAction.DELETED, null, now()));
    }

    @Override
    public Page<SecretEvent> own(Caller.SignedIn caller, PageRequest page) {
        return store.listOf(caller.id(), page);
    }

    /// As it is written everywhere here.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
