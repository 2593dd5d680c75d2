package dev.ashlar.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names a derived key without saying what it was derived from.
record Fingerprint(String value) {
    /// Makes fingerprints that mean something in this process only.
    static final class Maker {
        private static final String ALGORITHM = "HmacSHA256";

        private final SecretKeySpec secret;

        Maker(SecureRandom random) {
            var bytes = new byte[FernetKey.BYTES];
            random.nextBytes(bytes);
            secret = new SecretKeySpec(bytes, ALGORITHM);
        }

        Fingerprint of(byte[] password, String salt) {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(secret);
                // The length first, or else parts of one could be taken for parts of the other.
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(password.length).array());
                mac.update(password);
                mac.update(salt.getBytes(StandardCharsets.UTF_8));
                return new Fingerprint(HexFormat.of().formatHex(mac.doFinal()));
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException("this JDK has no HMAC", failure);
            }
        }
    }
}
