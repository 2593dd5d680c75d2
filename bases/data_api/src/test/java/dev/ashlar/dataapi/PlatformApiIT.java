package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of the platform, by HTTP.
class PlatformApiIT {
    private static final String CONFIG = "/platform/config";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client admin = API.as("admin");
    private final Client visitor = API.visitor();

    @BeforeEach
    void nothingIsConfigured() {
        DATABASE.clear();
    }

    @Test
    void everybodyReadsThatThereIsNoBannerAtFirst() {
        var answer = visitor.get(CONFIG);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object().get("incident_banner")).isEqualTo("");
        assertThat(answer.header("ETag")).startsWith("\"").isEqualTo(answer.text("etag"));
    }

    @Test
    void whoHasItAlreadyGetsNoBody() {
        var tag = visitor.get(CONFIG).header("ETag");

        for (var condition : new String[] {tag, "W/" + tag, "*", "\"other\", " + tag}) {
            var answer = visitor.get(CONFIG, Map.of("If-None-Match", condition));
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.text()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
        }
        assertThat(visitor.get(CONFIG, Map.of("If-None-Match", "\"other\"")).status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorChangesTheBanner() {
        var tag = tag();

        var changed = admin.patch(CONFIG, tag, banner("Down at noon. 😀"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.object().get("incident_banner")).isEqualTo("Down at noon. 😀");
        assertThat(changed.header("ETag")).isEqualTo(changed.text("etag")).isNotEqualTo(tag);
        assertThat(visitor.get(CONFIG).object()).isEqualTo(changed.object());
        assertThat(visitor.get(CONFIG, Map.of("If-None-Match", tag)).status()).isEqualTo(200);
        assertThat(admin.patch(CONFIG, tag(), banner("")).object().get("incident_banner"))
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"incident_banner\": null}"})
    void whatChangesNothingKeepsTheTag(String body) {
        var before = visitor.get(CONFIG);

        var answer = admin.patch(CONFIG, tag(), body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object()).isEqualTo(before.object());
    }

    @Test
    void aChangeNeedsTheTagOfWhatIsThere() {
        var old = tag();
        admin.patch(CONFIG, old, banner("Down at noon."));

        var untagged = admin.patch(CONFIG, banner("Up again."));
        var stale = admin.patch(CONFIG, old, banner("Up again."));
        var weak = admin.patch(CONFIG, "W/" + tag(), banner("Up again."));

        assertThat(untagged.status()).isEqualTo(428);
        assertThat(untagged.refusal()).isEqualTo("1428 If-Match header not provided.");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.refusal()).startsWith("1409 ");
        assertThat(stale.text()).doesNotContain("detail");
        assertThat(weak.status()).isEqualTo(409);
        assertThat(visitor.get(CONFIG).text("incident_banner")).isEqualTo("Down at noon.");
        assertThat(admin.patch(CONFIG, "*", banner("Up again.")).status()).isEqualTo(200);
    }

    @Test
    void ofEightChangesWithOneTagOneWins() throws Exception {
        var tag = tag();

        var statuses = AtOnce.run(8, n -> admin.patch(CONFIG, tag, banner("banner " + n)).status());

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @Test
    void onlyAdministratorsChangeAnything() {
        assertThat(visitor.patch(CONFIG, tag(), banner("x")).refusal()).startsWith("1401 ");
        assertThat(API.as("ada").patch(CONFIG, tag(), banner("x")).refusal()).startsWith("1403 ");
        assertThat(API.as("ada").patch(CONFIG, banner("x")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"text\"",
                "{\"incident_banner\": 1}",
                "{\"other\": \"x\"}",
                "{\"etag\": \"x\"}",
                "{\"incident_banner\": \"\\u0000\"}"
            })
    void whatDoesNotFitIsRefused(String body) {
        assertThat(admin.patch(CONFIG, tag(), body).refusal()).startsWith("1422 ");
    }

    @Test
    void whatIsNoJsonIsRefusedAsThat() {
        assertThat(admin.patch(CONFIG, tag(), "{").refusal()).startsWith("1400 ");
    }

    private String tag() {
        return visitor.get(CONFIG).header("ETag");
    }

    private static String banner(String text) {
        return "{\"incident_banner\": \"%s\"}".formatted(text);
    }
}
