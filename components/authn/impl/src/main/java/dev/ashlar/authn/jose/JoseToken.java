package dev.ashlar.authn.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.SignedJWT;
import dev.ashlar.authn.ports.ReadToken;
import dev.ashlar.authn.ports.RealmKey;
import java.util.Map;

record JoseToken(SignedJWT token, Map<String, Object> claims) implements ReadToken {
    @Override
    public String keyId() {
        return token.getHeader().getKeyID();
    }

    @Override
    public boolean isSignedWith(RealmKey key) {
        var header = token.getHeader();
        if (key.algorithm() != null && !key.algorithm().equals(header.getAlgorithm().getName())) {
            return false;
        }
        try {
            return token.verify(
                    new DefaultJWSVerifierFactory().createJWSVerifier(header, key.key()));
        } catch (JOSEException _) {
            // The key is of another kind than the algorithm wants.
            return false;
        }
    }
}
