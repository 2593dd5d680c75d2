package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.ports.KeyStore;
import dev.ashlar.secrets.ports.SecretStore;
import dev.ashlar.users.UserContents;
import jakarta.inject.Singleton;

/// Secrets and keys as part of what goes with a person. What was done with them stays noted.
@Singleton
class SecretsOfUsers implements UserContents {
    private final SecretStore secrets;
    private final KeyStore keys;
    private final Notebook notebook;

    SecretsOfUsers(SecretStore secrets, KeyStore keys, Notebook notebook) {
        this.secrets = secrets;
        this.keys = keys;
        this.notebook = notebook;
    }

    @Override
    public void removeAllOf(Caller by, UserId user) {
        keys.remove(user);
        if (secrets.removeAllOf(user) > 0) {
            notebook.noteRemoval(user, by);
        }
    }
}
