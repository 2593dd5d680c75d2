package dev.ashlar.authn.jose;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.ashlar.authn.AuthnSettings;
import dev.ashlar.authn.ports.BadTokenException;
import dev.ashlar.authn.ports.ReadToken;
import dev.ashlar.authn.ports.Tokens;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Set;
import java.util.regex.Pattern;

@Singleton
final class JoseTokens implements Tokens {
    private static final String PART = "[A-Za-z0-9_-]++";
    private static final Pattern FORM = Pattern.compile(PART + "\\." + PART + "\\." + PART);

    private final Set<String> algorithms;

    JoseTokens(AuthnSettings settings) {
        algorithms = settings.signatureAlgorithms();
    }

    @Override
    public ReadToken read(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new BadTokenException("it is no token");
        }
        try {
            var token = SignedJWT.parse(text);
            requireAllowed(token.getHeader());
            requireOneSpelling(token);
            var claims = token.getPayload().toJSONObject();
            if (claims == null) {
                throw new BadTokenException("its claims are no JSON object");
            }
            return new JoseToken(token, claims);
        } catch (ParseException | IllegalArgumentException _) {
            throw new BadTokenException("it is no token");
        }
    }

    private void requireAllowed(JWSHeader header) {
        if (!algorithms.contains(header.getAlgorithm().getName())) {
            throw new BadTokenException("its algorithm is not allowed");
        }
        if (header.getKeyID() == null) {
            throw new BadTokenException("it names no key");
        }
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw new BadTokenException("its header asks for what is not known here");
        }
    }

    /// Base 64 leaves bits over at the end of some texts; a signature whose spare bits were changed is a changed one.
    private static void requireOneSpelling(SignedJWT token) {
        var signature = token.getSignature();
        if (!Base64URL.encode(signature.decode()).equals(signature)) {
            throw new BadTokenException("its signature is spelt in an odd way");
        }
    }
}
