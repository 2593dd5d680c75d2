package dev.ashlar.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A strong entity tag, its quotes included, opaque to clients.
public record ETag(String value) {
    private static final int BYTES = 15;

    /// A tag that differs whenever one of the parts does.
    ///
    /// @param parts everything that the body shows, or versions that stand for it
    public static ETag of(String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        var short15 = Arrays.copyOf(digest.digest(), BYTES);
        return new ETag(
                '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(short15) + '"');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
