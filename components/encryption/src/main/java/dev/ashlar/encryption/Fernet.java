package dev.ashlar.encryption;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;

/// Makes and opens Fernet tokens: `0x80`, seconds of the epoch, IV, AES-128-CBC of the text, and an HMAC-SHA256 over all
/// of it, written in URL-safe base64 with padding. The time in a token is not looked at. For any number of threads.
public final class Fernet {
    private static final byte VERSION = (byte) 0x80;
    private static final int BLOCK = 16;
    private static final int IV_AT = 1 + Long.BYTES;
    private static final int TEXT_AT = IV_AT + BLOCK;
    private static final int TAG = 32;

    private final SecureRandom random;
    private final InstantSource clock;

    /// @param random makes the IVs, so it must not be predictable
    public Fernet(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /// @return the token's characters, all of them ASCII
    public byte[] encrypt(FernetKey key, byte[] text) {
        var iv = new byte[BLOCK];
        random.nextBytes(iv);
        return encrypt(key, text, iv, clock.instant().getEpochSecond());
    }

    static byte[] encrypt(FernetKey key, byte[] text, byte[] iv, long seconds) {
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(text);
            var token =
                    ByteBuffer.allocate(TEXT_AT + encrypted.length + TAG)
                            .put(VERSION)
                            .putLong(seconds)
                            .put(iv)
                            .put(encrypted);
            token.put(tag(key, token.array(), token.position()));
            return Base64.getUrlEncoder().encode(token.array());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK has no AES or HMAC", failure);
        }
    }

    /// Opens a token of which nothing is known yet. Accepts it only as [#encrypt] would have written it.
    ///
    /// @throws InvalidTokenException if it is not, or was made with another key
    public byte[] decrypt(FernetKey key, byte[] token) throws InvalidTokenException {
        var bytes = decoded(token);
        int tagAt = bytes.length - TAG;
        int encrypted = tagAt - TEXT_AT;
        if (encrypted < BLOCK || encrypted % BLOCK != 0 || bytes[0] != VERSION) {
            throw new InvalidTokenException();
        }
        try {
            // The tag first, in a time that does not tell how much of it was right.
            var tag = Arrays.copyOfRange(bytes, tagAt, bytes.length);
            if (!MessageDigest.isEqual(tag(key, bytes, tagAt), tag)) {
                throw new InvalidTokenException();
            }
            var iv = Arrays.copyOfRange(bytes, IV_AT, TEXT_AT);
            return cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(bytes, TEXT_AT, encrypted);
        } catch (BadPaddingException _) {
            throw new InvalidTokenException();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK has no AES or HMAC", failure);
        }
    }

    /// A decoder takes several texts for the same bytes; only the one that is written counts here.
    private static byte[] decoded(byte[] token) throws InvalidTokenException {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (Arrays.equals(Base64.getUrlEncoder().encode(bytes), token)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Refused below, like every other text that nobody would write.
        }
        throw new InvalidTokenException();
    }

    private static Cipher cipher(int mode, FernetKey key, byte[] iv)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key.encrypting(), new IvParameterSpec(iv));
        return cipher;
    }

    private static byte[] tag(FernetKey key, byte[] bytes, int length)
            throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key.signing());
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }
}
