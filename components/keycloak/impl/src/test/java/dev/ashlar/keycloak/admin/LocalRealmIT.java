package dev.ashlar.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.development.servers.Keycloak;
import dev.ashlar.development.servers.RealmRights;
import dev.ashlar.testkit.keycloak.RealmAdmin;
import dev.ashlar.testkit.keycloak.TestKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The realm of `make run`.
class LocalRealmIT {
    @RegisterExtension static final TestKeycloak KEYCLOAK = new TestKeycloak();

    @Test
    void aRealmThatAnOlderVersionMadeGetsWhatTheJobsNeed() {
        try (var admin = new RealmAdmin(KEYCLOAK.url(), Keycloak.REALM);
                var rights = new RealmRights(KEYCLOAK.url())) {
            var mapping = mapping(admin);
            admin.delete(mapping, List.of(role(admin, mapping)));
            assertThat(names(admin, mapping)).doesNotContain("view-realm");

            rights.give();
            rights.give();

            assertThat(names(admin, mapping)).containsOnlyOnce("view-realm");
        }
    }

    private static String mapping(RealmAdmin admin) {
        var account =
                admin.object(
                        "/clients/%s/service-account-user"
                                .formatted(client(admin, Keycloak.SERVICES_CLIENT)));
        return "/users/%s/role-mappings/clients/%s"
                .formatted(account.get("id"), client(admin, "realm-management"));
    }

    private static String client(RealmAdmin admin, String name) {
        var found = (Map<?, ?>) admin.array("/clients?clientId=" + name).getFirst();
        return String.valueOf(found.get("id"));
    }

    private static Object role(RealmAdmin admin, String mapping) {
        return admin.array(mapping).stream()
                .filter(role -> "view-realm".equals(((Map<?, ?>) role).get("name")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(RealmAdmin admin, String mapping) {
        return admin.array(mapping).stream()
                .map(role -> String.valueOf(((Map<?, ?>) role).get("name")))
                .toList();
    }
}
