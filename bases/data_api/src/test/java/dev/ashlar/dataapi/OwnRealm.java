package dev.ashlar.dataapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Makes the tokens that Keycloak would make.
final class OwnRealm implements Realm {
    private static final Duration LIFETIME = Duration.ofHours(4);

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final TestKey key = TestKey.rsa("own");
    private final TestRealm realm = new TestRealm(key);
    private final TestTokens tokens = new TestTokens(realm, key, InstantSource.system());

    /// The server, to be stopped and started by tests of what happens then.
    TestRealm server() {
        return realm;
    }

    /// Tokens of any kind.
    TestTokens tokens() {
        return tokens;
    }

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
        return known.computeIfAbsent(person, this::made);
    }

    private String made(String person) {
        var claims = tokens.claims();
        claims.put("exp", tokens.now() + LIFETIME.toSeconds());
        claims.put("sub", UUID.nameUUIDFromBytes(person.getBytes(UTF_8)).toString());
        claims.put("email", person + "@ashlar.dev");
        if (person.equals("admin")) {
            claims.put("realm_access", Map.of("roles", List.of("renku-admin")));
        }
        return tokens.signed(claims);
    }

    @Override
    public void close() {
        realm.close();
    }
}
