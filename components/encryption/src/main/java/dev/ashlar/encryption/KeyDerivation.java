package dev.ashlar.encryption;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// PBKDF2 with HMAC-SHA256, 480,000 rounds and 32 bytes: what makes a Fernet key of a password. The JDK's own takes texts
/// only, and here passwords are bytes of any value. It hashes the two pads of the HMAC once instead of in each round.
final class KeyDerivation {
    static final int ROUNDS = 480_000;
    private static final int BLOCK = 64;
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private KeyDerivation(byte[] password) throws NoSuchAlgorithmException {
        var key = new byte[BLOCK];
        var shortened = password.length > BLOCK ? sha256().digest(password) : password;
        System.arraycopy(shortened, 0, key, 0, shortened.length);
        inner = padded(key, INNER_PAD);
        outer = padded(key, OUTER_PAD);
        Arrays.fill(key, (byte) 0);
    }

    /// Takes about a tenth of a second of one core.
    static FernetKey derive(byte[] password, String salt) {
        return derive(password, salt.getBytes(StandardCharsets.UTF_8), ROUNDS);
    }

    static FernetKey derive(byte[] password, byte[] salt, int rounds) {
        try {
            return new KeyDerivation(password).block(salt, rounds);
        } catch (NoSuchAlgorithmException | DigestException | CloneNotSupportedException failure) {
            throw new IllegalStateException("this JDK has no SHA-256", failure);
        }
    }

    /// The first block of PBKDF2, which is as long as the key that is wanted.
    private FernetKey block(byte[] salt, int rounds)
            throws DigestException, CloneNotSupportedException {
        var message = Arrays.copyOf(salt, salt.length + Integer.BYTES);
        message[message.length - 1] = 1;
        var round = new byte[FernetKey.BYTES];
        hmac(message, round);
        var sum = round.clone();
        for (int done = 1; done < rounds; done++) {
            hmac(round, round);
            for (int at = 0; at < sum.length; at++) {
                sum[at] ^= round[at];
            }
        }
        var key = FernetKey.of(sum);
        Arrays.fill(sum, (byte) 0);
        Arrays.fill(round, (byte) 0);
        return key;
    }

    private void hmac(byte[] message, byte[] result)
            throws DigestException, CloneNotSupportedException {
        var first = (MessageDigest) inner.clone();
        first.update(message);
        first.digest(result, 0, result.length);
        var second = (MessageDigest) outer.clone();
        second.update(result);
        second.digest(result, 0, result.length);
    }

    private static MessageDigest padded(byte[] key, byte pad) throws NoSuchAlgorithmException {
        var digest = sha256();
        for (byte part : key) {
            digest.update((byte) (part ^ pad));
        }
        return digest;
    }

    private static MessageDigest sha256() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }
}
