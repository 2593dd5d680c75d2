package dev.ashlar.secretsstorage.keys;

import dev.ashlar.encryption.KeyWrap;
import dev.ashlar.kernel.StartException;
import dev.ashlar.secretsstorage.SecretsStorageSettings;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;

/// The keys of this service, read once. A program does not start with one that is no private key or that others can read.
@Singleton
final class PrivateKeys {
    private static final int NAME_BYTES = 16;

    /// The current one first.
    private final List<RSAPrivateCrtKey> keys;

    PrivateKeys(SecretsStorageSettings settings) {
        var read = new ArrayList<RSAPrivateCrtKey>();
        read.add(key(settings.privateKey()));
        if (!settings.previousPrivateKey().isEmpty()) {
            read.add(key(settings.previousPrivateKey()));
        }
        keys = List.copyOf(read);
    }

    boolean hasPrevious() {
        return keys.size() > 1;
    }

    Optional<byte[]> unwrap(byte[] wrapped) {
        return unwrapCurrent(wrapped).or(() -> unwrapPrevious(wrapped));
    }

    Optional<byte[]> unwrapCurrent(byte[] wrapped) {
        return unwrap(keys.getFirst(), wrapped);
    }

    Optional<byte[]> unwrapPrevious(byte[] wrapped) {
        return hasPrevious() ? unwrap(keys.getLast(), wrapped) : Optional.empty();
    }

    /// Wraps for the current key.
    KeyWrap wrap() {
        return KeyWrap.of(publicHalf());
    }

    /// Names the public half of the current key.
    String name() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(publicHalf().getEncoded());
            return HexFormat.of().formatHex(Arrays.copyOf(digest, NAME_BYTES));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK has no SHA-256", failure);
        }
    }

    private RSAPublicKey publicHalf() {
        var key = keys.getFirst();
        try {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK has no RSA", failure);
        }
    }

    /// What went wrong is not told apart: of a key that does not fit nothing can be learnt.
    private static Optional<byte[]> unwrap(RSAPrivateCrtKey key, byte[] wrapped) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, KeyWrap.padding());
            return Optional.of(cipher.doFinal(wrapped));
        } catch (BadPaddingException | IllegalBlockSizeException _) {
            return Optional.empty();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK cannot unwrap keys", failure);
        }
    }

    private static RSAPrivateCrtKey key(String file) {
        try {
            return PrivateKeyFile.read(Path.of(file));
        } catch (PrivateKeyFile.Refused refused) {
            throw new StartException(
                    "The file %s %s. This service does not start without its private key."
                            .formatted(file, refused.getMessage()));
        }
    }
}
