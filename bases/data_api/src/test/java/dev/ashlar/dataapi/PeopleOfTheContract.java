package dev.ashlar.dataapi;

import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// People whose ids are their names. `user` is who she is in the contract's examples; of the others nothing but an e-mail
/// address is known.
final class PeopleOfTheContract implements Realm {
    private static final long LIFETIME = 3_600;

    private final TestKey key = TestKey.rsa("contract");
    private final TestRealm realm = new TestRealm(key);
    private final TestTokens tokens = new TestTokens(realm, key, InstantSource.system());

    @Override
    public String url() {
        return realm.url();
    }

    @Override
    public String name() {
        return "Renku";
    }

    @Override
    public String token(String person) {
        var claims = tokens.claims();
        claims.put("exp", tokens.now() + LIFETIME);
        claims.put("sub", person);
        List.of("name", "given_name", "family_name").forEach(claims::remove);
        switch (person) {
            case "user" -> {
                claims.put("email", "user.doe@gmail.com");
                claims.put("given_name", "User");
            }
            case "admin" -> {
                claims.put("email", "admin@ashlar.dev");
                claims.put("realm_access", Map.of("roles", List.of("renku-admin")));
            }
            default -> claims.put("email", person + "@ashlar.dev");
        }
        return tokens.signed(claims);
    }

    @Override
    public void close() {
        realm.close();
    }
}
