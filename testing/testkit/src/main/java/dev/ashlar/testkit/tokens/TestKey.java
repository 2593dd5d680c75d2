package dev.ashlar.testkit.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;

/// A key pair with a name. Signs whatever it is given, also what no library would.
public record TestKey(String id, KeyPair pair) {
    public static TestKey rsa(String id) {
        return rsa(id, 2_048);
    }

    public static TestKey rsa(String id, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new TestKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestKey named(String name) {
        return new TestKey(name, pair);
    }

    /// The public half as a member of a key set.
    public Map<String, Object> json() {
        var key = (RSAPublicKey) pair.getPublic();
        var json = new HashMap<String, Object>();
        json.put("kid", id);
        json.put("kty", "RSA");
        json.put("use", "sig");
        json.put("alg", "RS256");
        json.put("n", Base64URL.encode(key.getModulus()).toString());
        json.put("e", Base64URL.encode(key.getPublicExponent()).toString());
        return json;
    }

    /// A token in compact form, with a right signature over header and payload as they are.
    public String sign(String header, String payload) {
        var input = encode(header) + "." + encode(payload);
        return input + "." + Base64URL.encode(signature("SHA256withRSA", input));
    }

    public byte[] signature(String algorithm, String input) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String encode(String text) {
        return Base64URL.encode(text).toString();
    }
}
