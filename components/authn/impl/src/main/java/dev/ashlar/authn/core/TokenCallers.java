package dev.ashlar.authn.core;

import dev.ashlar.authn.Callers;
import dev.ashlar.authn.Credentials;
import dev.ashlar.authn.ports.BadTokenException;
import dev.ashlar.authn.ports.RealmKeys;
import dev.ashlar.authn.ports.Tokens;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ids;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
final class TokenCallers implements Callers {
    private static final Logger LOG = LoggerFactory.getLogger(TokenCallers.class);

    /// What Kubernetes takes as the value of a label, since sessions are found by it.
    private static final Pattern ANONYMOUS_ID =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

    private final Tokens tokens;
    private final RealmKeys keys;
    private final RememberedBearers remembered;
    private final BarredPeople barred;
    private final InstantSource clock;
    private final Ids ids;

    TokenCallers(
            Tokens tokens,
            RealmKeys keys,
            RememberedBearers remembered,
            BarredPeople barred,
            InstantSource clock,
            Ids ids) {
        this.tokens = tokens;
        this.keys = keys;
        this.remembered = remembered;
        this.barred = barred;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Caller identify(Credentials credentials) {
        var bearer = BearerToken.in(credentials.authorization()).flatMap(this::bearer);
        return bearer.isPresent() ? bearer.get() : anonymous(credentials);
    }

    private Optional<Caller.SignedIn> bearer(BearerToken token) {
        try {
            var fingerprint = token.fingerprint();
            var bearer = remembered.find(fingerprint).orElseGet(() -> verified(token, fingerprint));
            if (barred.contain(bearer.id())) {
                throw new BadTokenException("its bearer is disabled or gone");
            }
            return Optional.of(bearer);
        } catch (BadTokenException refused) {
            LOG.debug("A token does not count: {}.", refused.getMessage());
            return Optional.empty();
        }
    }

    /// The claims come first although nobody has vouched for them yet: a token that would not count anyway must not
    /// make anybody ask Keycloak for its key.
    private Caller.SignedIn verified(BearerToken token, String fingerprint) {
        var read = tokens.read(token.text());
        var claims = Claims.read(read.claims(), clock.instant());
        var key =
                keys.find(read.keyId())
                        .orElseThrow(() -> new BadTokenException("the realm has no such key"));
        if (!read.isSignedWith(key)) {
            throw new BadTokenException("its signature is wrong");
        }
        if (!claims.issuer().equals(key.issuer())) {
            throw new BadTokenException("it is of another issuer");
        }
        remembered.remember(fingerprint, key.id(), claims);
        return claims.bearer();
    }

    private Caller anonymous(Credentials credentials) {
        var given = credentials.anonymousId();
        return new Caller.Anonymous(
                given != null && ANONYMOUS_ID.matcher(given).matches()
                        ? given
                        : "anon-" + ids.next());
    }
}
