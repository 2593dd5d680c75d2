package dev.ashlar.secrets.core;

import static dev.ashlar.secrets.SecretAction.DELETED;
import static dev.ashlar.secrets.SecretAction.READ;
import static dev.ashlar.secrets.SecretAction.WRITTEN;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretDraft;
import dev.ashlar.secrets.SecretKind;
import dev.ashlar.secrets.SecretPatch;
import dev.ashlar.secrets.UserSecrets;
import dev.ashlar.secrets.ports.SealedValue;
import dev.ashlar.secrets.ports.SecretStore;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Singleton
class SecretService implements UserSecrets {
    private final SecretStore store;
    private final SealedChange sealing;
    private final Notebook notebook;
    private final Filenames filenames;
    private final UnitOfWork unitOfWork;
    private final Ids ids;

    SecretService(
            SecretStore store,
            SealedChange sealing,
            Notebook notebook,
            Filenames filenames,
            UnitOfWork unitOfWork,
            Ids ids) {
        this.store = store;
        this.sealing = sealing;
        this.notebook = notebook;
        this.filenames = filenames;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
    }

    @Override
    public Page<Secret> list(Caller.SignedIn caller, SecretKind kind, PageRequest page) {
        return store.list(caller.id(), kind, page);
    }

    @Override
    public Secret get(Caller.SignedIn caller, Ulid id) {
        return unitOfWork.run(() -> {
            var secret = store.find(caller.id(), id).orElseThrow(Missing.secret(id)::asException);
            notebook.note(caller, READ, secret);
            return secret;
        });
    }

    @Override
    public Secret create(Caller.SignedIn caller, SecretDraft draft) {
        var filename =
                draft.defaultFilename() == null
                        ? filenames.derived(draft.name())
                        : draft.defaultFilename();
        Filenames.check("default_filename", filename);
        var secret =
                new Secret(
                        ids.next(),
                        caller.id(),
                        draft.kind(),
                        draft.name(),
                        filename,
                        notebook.now(),
                        List.of());
        return sealing.run(
                caller,
                List.of(draft.value()),
                sealed -> {
                    if (!store.add(secret, sealed.getFirst())) {
                        throw new Problem.Invalid(taken(filename)).asException();
                    }
                    notebook.note(caller, WRITTEN, secret);
                    return secret;
                });
    }

    @Override
    public Secret change(Caller.SignedIn caller, Ulid id, SecretPatch patch) {
        if (patch.defaultFilename() != null) {
            Filenames.check("default_filename", patch.defaultFilename());
        }
        if (patch.value() == null) {
            return unitOfWork.run(() -> change(caller, id, patch, null));
        }
        // Before anything is sealed: who sends values for what is not hers shall not cost much.
        if (store.find(caller.id(), id).isEmpty()) {
            throw Missing.secret(id).asException();
        }
        return sealing.run(
                caller,
                List.of(patch.value()),
                sealed -> change(caller, id, patch, sealed.getFirst()));
    }

    private Secret change(
            Caller.SignedIn caller, Ulid id, SecretPatch patch, @Nullable SealedValue sealed) {
        var before = store.hold(caller.id(), id).orElseThrow(Missing.secret(id)::asException);
        var after = before.with(patch, notebook.now());
        if (sealed == null && after.isCalledAs(before)) {
            return before;
        }
        if (!store.rename(after)) {
            throw new Problem.Conflict(taken(after.defaultFilename())).asException();
        }
        if (sealed != null) {
            store.reseal(id, sealed);
        }
        notebook.note(caller, WRITTEN, after);
        return after;
    }

    @Override
    public void delete(Caller.SignedIn caller, Ulid id) {
        unitOfWork.run(() -> {
            var gone = store.hold(caller.id(), id);
            gone.ifPresent(secret -> {
                notebook.note(caller, DELETED, secret);
                store.remove(id);
            });
            return gone.isPresent();
        });
    }

    private static String taken(String filename) {
        return "You have a secret with the filename %s already, choose another one."
                .formatted(filename);
    }
}
