package dev.ashlar.secrets.ciphers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.encryption.DerivationsBusyException;
import dev.ashlar.encryption.DerivedKeys;
import dev.ashlar.encryption.Fernet;
import dev.ashlar.encryption.FernetKey;
import dev.ashlar.encryption.InvalidTokenException;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.ports.Relocked;
import dev.ashlar.secrets.ports.SealedValue;
import dev.ashlar.secrets.ports.Sealing;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/// Tokens as the system that Ashlar replaces makes them. The salt of every key is the user's id.
final class FernetSealing implements Sealing {
    private static final int KEY_BYTES = 32;

    private final KeyFiles files;
    private final DerivedKeys keys;
    private final OuterKeys outerKeys;
    private final Fernet fernet;
    private final SecureRandom random;

    FernetSealing(
            KeyFiles files,
            DerivedKeys keys,
            OuterKeys outerKeys,
            Fernet fernet,
            SecureRandom random) {
        this.files = files;
        this.keys = keys;
        this.outerKeys = outerKeys;
        this.fernet = fernet;
        this.random = random;
    }

    @Override
    public Sensitive newUserKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new Sensitive(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public byte[] lock(UserId user, Sensitive userKey) {
        return with(
                files.current(), user, key -> fernet.encrypt(key, userKey.value().getBytes(UTF_8)));
    }

    @Override
    public Sensitive open(UserId user, byte[] locked) {
        try {
            return open(files.current(), user, locked);
        } catch (InvalidTokenException _) {
            return openWithPrevious(user, locked);
        }
    }

    private Sensitive openWithPrevious(UserId user, byte[] locked) {
        if (files.hasPrevious()) {
            try {
                return open(files.previous(), user, locked);
            } catch (InvalidTokenException _) {
                // Told below, like a key of which no previous one is known.
            }
        }
        throw new IllegalStateException(
                "the key of user %s does not open: was ENCRYPTION_KEY_PATH changed without data_api reencrypt?"
                        .formatted(user));
    }

    @Override
    public Relocked relock(UserId user, byte[] locked) {
        if (files.hasPrevious()) {
            // Both are needed for most, and two can be made at once.
            keys.begin(files.previous(), user.value());
        }
        try {
            var _ = open(files.current(), user, locked);
            return new Relocked.AsItWas();
        } catch (InvalidTokenException _) {
            return relockFromPrevious(user, locked);
        }
    }

    private Relocked relockFromPrevious(UserId user, byte[] locked) {
        if (files.hasPrevious()) {
            try {
                return new Relocked.Anew(lock(user, open(files.previous(), user, locked)));
            } catch (InvalidTokenException _) {
                // Lost, like a key of which no previous one is known.
            }
        }
        return new Relocked.Lost();
    }

    private Sensitive open(byte[] password, UserId user, byte[] locked)
            throws InvalidTokenException {
        try (var key = key(password, user)) {
            return new Sensitive(new String(fernet.decrypt(key, locked), UTF_8));
        }
    }

    @Override
    public SealedValue seal(UserId user, Sensitive userKey, Sensitive value) {
        var outer = outerKeys.of(user);
        try (var random = outer.key()) {
            var password = random.text();
            keys.begin(password, user.value());
            var inner =
                    with(
                            userKey.value().getBytes(UTF_8),
                            user,
                            key -> fernet.encrypt(key, value.value().getBytes(UTF_8)));
            var sealed = with(password, user, key -> fernet.encrypt(key, inner));
            Arrays.fill(password, (byte) 0);
            return new SealedValue(sealed, outer.wrapped());
        }
    }

    private <T> T with(byte[] password, UserId user, Function<FernetKey, T> work) {
        try (var key = key(password, user)) {
            return work.apply(key);
        }
    }

    private FernetKey key(byte[] password, UserId user) {
        try {
            return keys.key(password, user.value());
        } catch (DerivationsBusyException _) {
            throw new Problem.Unavailable("the derivation of keys").asException();
        }
    }
}
