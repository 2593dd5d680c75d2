package dev.ashlar.secretsstorage.keys;

import dev.ashlar.encryption.DerivationsBusyException;
import dev.ashlar.encryption.DerivedKeys;
import dev.ashlar.encryption.Fernet;
import dev.ashlar.encryption.InvalidTokenException;
import dev.ashlar.kernel.Problem;
import dev.ashlar.secretsstorage.ports.Opener;
import dev.ashlar.secretsstorage.ports.Sealed;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/// By the current private key, or else by the previous one.
@Singleton
final class PrivateKeyOpener implements Opener {
    private final PrivateKeys keys;
    private final DerivedKeys derived;
    private final Fernet fernet;

    PrivateKeyOpener(PrivateKeys keys, DerivedKeys derived, Fernet fernet) {
        this.keys = keys;
        this.derived = derived;
        this.fernet = fernet;
    }

    @Override
    public Optional<byte[]> open(Sealed secret) {
        return keys.unwrap(secret.encryptedKey()).flatMap(password -> peeled(secret, password));
    }

    private Optional<byte[]> peeled(Sealed secret, byte[] password) {
        try (var key = derived.key(password, secret.owner().value())) {
            return Optional.of(fernet.decrypt(key, secret.encryptedValue()));
        } catch (InvalidTokenException _) {
            return Optional.empty();
        } catch (DerivationsBusyException _) {
            throw new Problem.Unavailable("the queue for decryption").asException();
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }
}
