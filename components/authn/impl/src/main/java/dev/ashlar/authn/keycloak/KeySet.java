package dev.ashlar.authn.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.ashlar.authn.ports.RealmKey;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON Web Key Set (RFC 7517, section 5).
final class KeySet {
    /// RFC 7518, section 3.3.
    private static final int SMALLEST_RSA_KEY = 2_048;

    private KeySet() {}

    /// The public keys in it that are for signatures, by their ids. Others, and those that cannot be read, are left
    /// out: one odd key must not take the others with it.
    ///
    /// @throws ParseException if it is no key set at all
    static Map<String, RealmKey> read(Map<String, Object> json, String issuer)
            throws ParseException {
        if (!(json.get("keys") instanceof Collection<?> keys)) {
            throw new ParseException("keys are missing", 0);
        }
        var byId = new HashMap<String, RealmKey>();
        for (var key : keys) {
            read(key, issuer).ifPresent(usable -> byId.putIfAbsent(usable.id(), usable));
        }
        return Map.copyOf(byId);
    }

    @SuppressWarnings(
            "unchecked") // The members of an object are texts and values, or it is refused below.
    private static Optional<RealmKey> read(Object json, String issuer) {
        if (!(json instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        try {
            var key = JWK.parse((Map<String, Object>) members);
            var isForSignatures =
                    key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
            var publicKey = publicKey(key);
            if (key.getKeyID() == null || !isForSignatures || publicKey == null) {
                return Optional.empty();
            }
            var algorithm = key.getAlgorithm() == null ? null : key.getAlgorithm().getName();
            return Optional.of(new RealmKey(key.getKeyID(), issuer, algorithm, publicKey));
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static @Nullable PublicKey publicKey(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa when rsa.size() >= SMALLEST_RSA_KEY -> rsa.toPublicKey();
            case ECKey ec -> ec.toPublicKey();
            default -> null;
        };
    }
}
