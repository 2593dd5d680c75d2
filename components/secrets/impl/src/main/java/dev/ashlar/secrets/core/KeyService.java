package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secrets.UserKeys;
import jakarta.inject.Singleton;

@Singleton
class KeyService implements UserKeys {
    private final UserKeyRing keys;
    private final Notebook notebook;
    private final UnitOfWork unitOfWork;

    KeyService(UserKeyRing keys, Notebook notebook, UnitOfWork unitOfWork) {
        this.keys = keys;
        this.notebook = notebook;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Sensitive read(Caller.SignedIn caller) {
        var key = keys.of(caller);
        return unitOfWork.run(() -> {
            notebook.noteKeyRead(caller);
            return key.plain();
        });
    }
}
