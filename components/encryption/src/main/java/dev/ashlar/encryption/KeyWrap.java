package dev.ashlar.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/// Wraps keys for the one who has the private half of a pair: RSA-OAEP with SHA-256, also for its mask, and an empty label.
/// Cannot open what it has wrapped. For any number of threads.
public final class KeyWrap {
    private static final int FEWEST_BITS = 2048;
    private static final Pattern PEM =
            Pattern.compile(
                    "\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    private final RSAPublicKey key;

    private KeyWrap(RSAPublicKey key) {
        this.key = key;
    }

    /// @param key of 2048 bits or more
    public static KeyWrap of(RSAPublicKey key) {
        if (key.getModulus().bitLength() < FEWEST_BITS) {
            throw new IllegalArgumentException("it is shorter than 2048 bits");
        }
        return new KeyWrap(key);
    }

    /// @param pem a SubjectPublicKeyInfo as openssl writes it, `-----BEGIN PUBLIC KEY-----` and so on
    /// @throws IllegalArgumentException if it is not the public key of RSA, with a message that shows nothing of it
    public static KeyWrap ofPem(String pem) {
        var match = PEM.matcher(pem);
        if (!match.matches()) {
            throw new IllegalArgumentException("it is no public key in PEM");
        }
        try {
            var content = match.group(1).replaceAll("\\s", "");
            var spec =
                    new X509EncodedKeySpec(
                            Base64.getDecoder()
                                    .decode(content.getBytes(StandardCharsets.US_ASCII)));
            if (KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key) {
                return of(key);
            }
        } catch (GeneralSecurityException _) {
            // Refused below: what the JDK has against it may show parts of it.
        }
        throw new IllegalArgumentException("it is no public key of RSA");
    }

    /// @return as many bytes as the pair has, others each time
    public byte[] wrap(FernetKey secret) {
        var text = secret.text();
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, padding());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK cannot wrap keys", failure);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /// What both sides must agree on. Java's default for the mask is SHA-1, which nobody else uses here.
    public static OAEPParameterSpec padding() {
        return new OAEPParameterSpec(
                "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    }
}
