package dev.ashlar.testkit.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Base64;

/// How the values of one person are sealed.
public final class Sealing {
    private static final int KEY_BYTES = 32;

    private final String userKey = text(false);
    private final IndependentFernet inner;
    private final String outerKey = text(true);
    private final IndependentFernet outer;

    /// A stored secret: what its two columns hold.
    public record Sealed(byte[] encryptedValue, byte[] encryptedKey) {}

    public Sealing(String user) {
        inner = IndependentFernet.derived(userKey, user);
        outer = IndependentFernet.derived(outerKey, user);
    }

    public Sealed sealed(String value, ServiceKey service) {
        return new Sealed(
                outer.encrypted(inner.encrypted(value)).getBytes(US_ASCII),
                service.wrapped(outerKey));
    }

    /// What opens the values of this person.
    public String userKey() {
        return userKey;
    }

    /// What was delivered, opened with the person's own key.
    public String opened(byte[] delivered) {
        return inner.decrypted(new String(delivered, US_ASCII));
    }

    /// The text that is wrapped.
    public String outerKey() {
        return outerKey;
    }

    private static String text(boolean padded) {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        var encoder = Base64.getUrlEncoder();
        return (padded ? encoder : encoder.withoutPadding()).encodeToString(bytes);
    }
}
