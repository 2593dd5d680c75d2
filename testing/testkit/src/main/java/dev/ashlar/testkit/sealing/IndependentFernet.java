package dev.ashlar.testkit.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// `enc(password, salt, text)` of the contract, as somebody wrote it who has never seen ours.
public final class IndependentFernet {
    private static final int ROUNDS = 480_000;
    private static final int BITS = 256;
    private static final int HALF = 16;
    private static final int HEAD = 25;
    private static final int TAG = 32;

    private final byte[] key;

    private IndependentFernet(byte[] key) {
        this.key = key.clone();
    }

    /// Takes a quarter of a second.
    ///
    /// @param password of ASCII
    public static IndependentFernet derived(String password, String salt) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt.getBytes(UTF_8), ROUNDS, BITS);
            return new IndependentFernet(
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String encrypted(String text) {
        try {
            var iv = new byte[HALF];
            new SecureRandom().nextBytes(iv);
            var body = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(text.getBytes(UTF_8));
            var head =
                    ByteBuffer.allocate(HEAD + body.length)
                            .put((byte) 0x80)
                            .putLong(1_740_067_200)
                            .put(iv)
                            .put(body)
                            .array();
            var token = ByteBuffer.allocate(head.length + TAG).put(head).put(tag(head)).array();
            return Base64.getUrlEncoder().encodeToString(token);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// @throws IllegalStateException if it is no token of this key
    public String decrypted(String token) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token.getBytes(US_ASCII));
            var head = Arrays.copyOf(bytes, bytes.length - TAG);
            if (!MessageDigest.isEqual(
                    tag(head), Arrays.copyOfRange(bytes, head.length, bytes.length))) {
                throw new IllegalStateException("another key made this token");
            }
            var iv = Arrays.copyOfRange(head, HEAD - HALF, HEAD);
            var text = cipher(Cipher.DECRYPT_MODE, iv).doFinal(head, HEAD, head.length - HEAD);
            return new String(text, UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, HALF, HALF, "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    private byte[] tag(byte[] head) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, 0, HALF, "HmacSHA256"));
        return mac.doFinal(head);
    }
}
