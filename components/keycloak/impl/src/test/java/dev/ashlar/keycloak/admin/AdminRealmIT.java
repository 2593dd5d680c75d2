package dev.ashlar.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.keycloak.ports.RealmEvent;
import dev.ashlar.keycloak.ports.RealmFailure;
import dev.ashlar.keycloak.ports.RealmPerson;
import dev.ashlar.testkit.keycloak.TestKeycloak;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the real Keycloak says.
class AdminRealmIT {
    @RegisterExtension static final TestKeycloak KEYCLOAK = new TestKeycloak();

    private static final String CLIENT = "renku-services";

    private static RealmOfTests asked;

    @BeforeAll
    static void begin() {
        asked = new RealmOfTests(KEYCLOAK.environment());
    }

    @AfterAll
    static void end() {
        asked.close();
    }

    @Test
    void somebodyIsShownAsSheIsNow() {
        var admin = KEYCLOAK.admin();
        var id = admin.add("hedy", "Hedy", "Kiesler");

        admin.change(id, Map.of("lastName", "Lamarr", "enabled", false));

        assertThat(asked.realm().find(id))
                .contains(
                        new RealmPerson(id, "hedy@people.example", "Hedy", "Lamarr", false, false));
    }

    @Test
    void whoIsGoneIsNobody() {
        var id = KEYCLOAK.admin().add("emmy", "Emmy", "Noether");

        KEYCLOAK.admin().remove(id);

        assertThat(asked.realm().find(id)).isEmpty();
    }

    @Test
    void pagesShowEverybodyAndNoPrograms() {
        var admin = KEYCLOAK.admin();
        var ids = new ArrayList<String>();
        for (int number = 0; number < 7; number++) {
            ids.add(admin.add("page-" + number, "Page", "Number " + number));
        }

        var found = new ArrayList<RealmPerson>();
        for (int first = 0; first < asked.realm().count() + 3; first += 3) {
            found.addAll(asked.realm().people(first, 3));
        }

        assertThat(found).extracting(RealmPerson::id).containsAll(ids).doesNotHaveDuplicates();
        assertThat(found).noneMatch(RealmPerson::program);
    }

    @Test
    void theAccountOfAProgramIsFoundById() {
        var client = (Map<?, ?>) KEYCLOAK.admin().array("/clients?clientId=" + CLIENT).getFirst();
        var account =
                KEYCLOAK.admin().object("/clients/" + client.get("id") + "/service-account-user");

        assertThat(asked.realm().find(String.valueOf(account.get("id"))))
                .hasValueSatisfying(found -> assertThat(found.program()).isTrue());
    }

    @Test
    void aRoleIsHadByOneselfByAGroupAndByAnotherRole() {
        var admin = KEYCLOAK.admin();
        admin.post("/roles", Map.of("name", "keeper"));
        admin.post("/roles", Map.of("name", "head-keeper"));
        admin.post("/roles/head-keeper/composites", List.of(admin.object("/roles/keeper")));
        var parent = admin.post("/groups", Map.of("name", "keepers"));
        admin.post(
                "/groups/" + parent + "/role-mappings/realm",
                List.of(admin.object("/roles/keeper")));
        var child = admin.post("/groups/" + parent + "/children", Map.of("name", "young"));
        var direct = admin.add("direct", "By", "Herself");
        var grouped = admin.add("grouped", "By", "Group");
        var below = admin.add("below", "By", "Group above");
        var composed = admin.add("composed", "By", "Role");
        admin.add("other", "Not", "At all");
        admin.give(direct, "keeper");
        admin.put("/users/" + grouped + "/groups/" + parent, Map.of());
        admin.put("/users/" + below + "/groups/" + child, Map.of());
        admin.give(composed, "head-keeper");

        assertThat(asked.realm().having("keeper"))
                .isEqualTo(Set.of(direct, grouped, below, composed));

        admin.take(direct, "keeper");

        assertThat(asked.realm().having("keeper")).isEqualTo(Set.of(grouped, below, composed));
    }

    @Test
    void aRoleThatIsNotThereIsAFailureAndNotNobody() {
        assertThatThrownBy(() -> asked.realm().having("nobody's"))
                .isInstanceOf(RealmFailure.class)
                .hasMessageContaining("404");
    }

    @Test
    void whatPeopleAndAdministratorsDoIsToldTheNewestFirst() {
        var admin = KEYCLOAK.admin();
        var before = Instant.now().minusSeconds(60);
        var mary = admin.add("mary", "Mary", "Fairfax");
        var gone = admin.add("gone", "Soon", "Gone");
        admin.remove(gone);
        admin.renameSelf("mary", "Mary", "Somerville");

        var told = asked.realm().byAdministrators(before, 0, 500);
        var own = asked.realm().byThemselves(before, 0, 500);

        assertThat(told).extracting(RealmEvent::person).contains(mary, gone);
        assertThat(told).extracting(RealmEvent::at).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(own).extracting(RealmEvent::person).contains(mary);
        assertThat(asked.realm().find(mary))
                .hasValueSatisfying(found -> assertThat(found.lastName()).isEqualTo("Somerville"));
    }

    @Test
    void aClientMayAlsoShowItsSecret() {
        var admin = KEYCLOAK.admin();
        var client = admin.post("/clients", client("showing", "client-secret"));
        letSee(client);
        var environment =
                RealmOfTests.with(
                        RealmOfTests.with(KEYCLOAK.environment(), "KEYCLOAK_CLIENT_ID", "showing"),
                        "KEYCLOAK_CLIENT_SECRET",
                        "se%cr&t+ + of:the client");

        try (var showing = new RealmOfTests(environment)) {
            assertThat(showing.realm().count()).isPositive();
        }
    }

    @Test
    void aWrongSecretIsASentenceWithoutIt() {
        var environment =
                RealmOfTests.with(
                        KEYCLOAK.environment(), "KEYCLOAK_CLIENT_SECRET", "mistaken-secret");

        try (var mistaken = new RealmOfTests(environment)) {
            assertThatThrownBy(() -> mistaken.realm().count())
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageContaining("KEYCLOAK_CLIENT_SECRET must name")
                    .hasMessageNotContaining("mistaken-secret");
        }
    }

    @Test
    void aRealmThatIsNotThereIsASentence() {
        var environment = RealmOfTests.with(KEYCLOAK.environment(), "KEYCLOAK_REALM", "nowhere");

        try (var mistaken = new RealmOfTests(environment)) {
            assertThatThrownBy(() -> mistaken.realm().find("some-body"))
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageStartingWith("There is no realm nowhere at");
        }
    }

    @Test
    void whatTheClientMayNotSeeIsASentence() {
        KEYCLOAK.admin().post("/clients", client("blind", "client-secret"));
        var environment =
                RealmOfTests.with(
                        RealmOfTests.with(KEYCLOAK.environment(), "KEYCLOAK_CLIENT_ID", "blind"),
                        "KEYCLOAK_CLIENT_SECRET",
                        "se%cr&t+ + of:the client");

        try (var blind = new RealmOfTests(environment)) {
            assertThatThrownBy(() -> blind.realm().people(0, 10))
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageContaining("view-users, query-users, view-events and view-realm");
        }
    }

    private static Map<String, Object> client(String id, String authenticator) {
        return Map.of(
                "clientId",
                id,
                "publicClient",
                false,
                "clientAuthenticatorType",
                authenticator,
                "secret",
                "se%cr&t+ + of:the client",
                "serviceAccountsEnabled",
                true);
    }

    private static void letSee(String client) {
        var admin = KEYCLOAK.admin();
        var account = admin.object("/clients/" + client + "/service-account-user").get("id");
        var management =
                ((Map<?, ?>) admin.array("/clients?clientId=realm-management").getFirst())
                        .get("id");
        admin.post(
                "/users/%s/role-mappings/clients/%s".formatted(account, management),
                List.of(admin.object("/clients/" + management + "/roles/view-users")));
    }
}
