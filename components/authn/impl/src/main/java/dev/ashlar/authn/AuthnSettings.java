package dev.ashlar.authn;

import dev.ashlar.kernel.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whose tokens count.
///
/// @param realm where Keycloak serves the realm, without a slash at the end
/// @param signatureAlgorithms names from RFC 7518, each of them one with a public and a private key
public record AuthnSettings(URI realm, Set<String> signatureAlgorithms) {
    /// Everything that may be asked for. With a symmetric algorithm whoever can check a token can make one, and `none`
    /// needs no key at all.
    private static final List<String> ALGORITHMS =
            List.of(
                    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384",
                    "ES512");

    private static final String SIGNATURE_ALGS = "KEYCLOAK_TOKEN_SIGNATURE_ALGS";

    public AuthnSettings {
        signatureAlgorithms = Set.copyOf(signatureAlgorithms);
    }

    public static AuthnSettings read(Settings settings) {
        var server =
                settings.requiredAddress(
                        "KEYCLOAK_URL",
                        "the address of Keycloak",
                        "https://keycloak.example.org/auth");
        var realm = settings.text("KEYCLOAK_REALM", "Renku", "the realm whose users are ours");
        var name = URLEncoder.encode(realm, StandardCharsets.UTF_8).replace("+", "%20");
        return new AuthnSettings(URI.create(server + "/realms/" + name), algorithms(settings));
    }

    /// Where the realm says who it is and where its keys are.
    public URI discovery() {
        return URI.create(realm + "/.well-known/openid-configuration");
    }

    private static Set<String> algorithms(Settings settings) {
        var names =
                settings.required(
                        SIGNATURE_ALGS,
                        "the algorithms that tokens may be signed with, RS256 for example");
        var wanted = new LinkedHashSet<String>();
        Arrays.stream(names.split(",", -1))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .forEach(wanted::add);
        for (var name : wanted) {
            if (!ALGORITHMS.contains(name)) {
                settings.report(
                        "%s names \"%s\": only %s are possible, with anything else tokens could be forged or not be checked."
                                .formatted(SIGNATURE_ALGS, name, String.join(", ", ALGORITHMS)));
            }
        }
        if (wanted.isEmpty() && !names.isEmpty()) {
            settings.report(
                    SIGNATURE_ALGS
                            + " names no algorithm: it must name at least one, RS256 for example.");
        }
        wanted.retainAll(ALGORITHMS);
        return wanted;
    }
}
