package dev.ashlar.encryption;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The 32 bytes that make and open Fernet tokens: half of them sign, half of them encrypt. Closing wipes them, so a key
/// belongs to who made it; whoever wants to keep one takes a copy. Never printed.
public final class FernetKey implements AutoCloseable {
    static final int BYTES = 32;
    private static final int HALF = BYTES / 2;

    private final byte[] bytes;
    private boolean wiped;

    private FernetKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param bytes 32 of them, which are copied
    public static FernetKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a Fernet key has 32 bytes");
        }
        return new FernetKey(bytes.clone());
    }

    /// A key that nobody can guess.
    public static FernetKey random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new FernetKey(bytes);
    }

    /// Reads the 44 characters of [#text].
    ///
    /// @throws IllegalArgumentException if it is no such text
    public static FernetKey parse(String text) {
        var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        try {
            return of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    public synchronized FernetKey copy() {
        return new FernetKey(usable().clone());
    }

    /// As it is written: 44 characters of ASCII, URL-safe base64 with padding. Whoever gets them wipes them.
    public synchronized byte[] text() {
        return Base64.getUrlEncoder().encode(usable());
    }

    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }

    synchronized SecretKey signing() {
        return new SecretKeySpec(usable(), 0, HALF, "HmacSHA256");
    }

    synchronized SecretKey encrypting() {
        return new SecretKeySpec(usable(), HALF, HALF, "AES");
    }

    /// A wiped key is all zeros, which everybody knows: nothing may be encrypted with it.
    private byte[] usable() {
        if (wiped) {
            throw new IllegalStateException("this key was wiped");
        }
        return bytes;
    }
}
