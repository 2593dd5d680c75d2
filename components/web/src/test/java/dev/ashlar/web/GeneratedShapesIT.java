package dev.ashlar.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every construct of the contract's files, through the generated records and back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedShapesIT {
    private FixtureServer server;
    private RawClient client;

    @BeforeAll
    void start() {
        server = new FixtureServer();
        client = new RawClient(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"whole\":2147483647",
                "\"long\":9007199254740993",
                "\"real\":0.1",
                "\"single\":1.5",
                "\"when\":\"2026-01-31T09:30:00Z\"",
                "\"when\":\"2026-01-31T09:30:00.120000Z\"",
                "\"port\":8080",
                "\"ids\":[3,1,2]",
                "\"ids\":[]",
                "\"ulids\":[\"01JDABCDEFGHJKMNPQRSTVWXYZ\"]",
                "\"configuration\":{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":{\"e\":1}}",
                "\"inner\":{\"type\":\"running\",\"from\":\"x\"}",
                "\"anything\":{\"a\":[1,{\"b\":\"c\"}]}",
                "\"merged\":{\"storage_url\":\"s\",\"kind\":\"two words\"}",
                "\"only\":{\"storage_url\":\"s\"}",
                "\"choice\":{\"storage_url\":\"s\"}",
                "\"choice\":{\"configuration\":{\"a\":1},\"readonly\":false}",
                "\"value\":1.5",
                "\"value\":\"x\"",
                "\"value\":false",
                "\"value\":[1,\"a\"]",
                "\"value\":{\"a\":1}",
                "\"mapping\":{\"a\":\"x\",\"b\":[\"y\",\"z\"]}",
                "\"patterned\":\"a/bb-cc\"",
                "\"read_only\":\"x\"",
                "\"class\":\"x\""
            })
    void aFieldComesBackAsItWent(String field) {
        var body = "{\"always\":true," + field + "}";

        var answer = client.json("POST", "/api/data/shapes", body);

        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void aTimeOfAnotherZoneIsShownInUtc() {
        var answer =
                client.json(
                        "POST",
                        "/api/data/shapes",
                        "{\"always\":true,\"when\":\"2026-01-31T09:30:00.5+01:00\"}");

        assertThat(answer.body())
                .isEqualTo("{\"always\":true,\"when\":\"2026-01-31T08:30:00.500000Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"whole\":2147483648", "\"whole\":-99999999999999999999", "\"long\":1e300"})
    void aNumberThatNoFieldHoldsIsRefused(String field) {
        var answer = client.json("POST", "/api/data/shapes", "{\"always\":true," + field + "}");

        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                  | null keep keep keep keep",
                "{\"name\":null}                                     | null keep keep keep keep",
                "{\"secret\":null,\"args\":null}                     | null clear keep clear keep",
                "{\"disk_storage\":null,\"kind\":null}               | null keep clear keep clear",
                "{\"name\":\"n\",\"secret\":\"s\",\"disk_storage\":5}  | n to s to 5 keep keep",
                "{\"args\":[\"a\",\"b\"],\"kind\":\"GLOBAL\"}          | null keep keep to [a, b] to GLOBAL"
            })
    void aPatchTellsAbsentFromNullFromAValue(String body, String seen) {
        var answer =
                client.json(
                        "PATCH",
                        "/api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ",
                        body,
                        "Authorization: Bearer user",
                        "If-Match: \"one\"");

        assertThat(answer.body()).contains("\"name\":\"" + seen + "\"");
    }

    @Test
    void whatIsNotThereIsNotShownAsNull() {
        var answer = client.get("/api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"id\":\"01JDABCDEFGHJKMNPQRSTVWXYZ\",\"name\":\"01JDABCDEFGHJKMNPQRSTVWXYZ\","
                                + "\"etag\":\"\\\"one\\\"\",\"creation_date\":\"2026-01-31T09:30:00.120000Z\"}");
    }

    @Test
    void queryParametersArriveAsWhatTheyAre() {
        var answer =
                client.get(
                        "/api/data/things?page=2&per_page=5&kind=two+words&exact=yes&weight=1.5"
                                + "&owner_id=01JDABCDEFGHJKMNPQRSTVWXYZ");

        assertThat(answer.body()).contains("nobody TWO_WORDS true 1.5 01JDABCDEFGHJKMNPQRSTVWXYZ");
        assertThat(answer.header("page")).isEqualTo("2");
        assertThat(answer.header("per-page")).isEqualTo("5");
        assertThat(answer.header("total")).isEqualTo("41");
        assertThat(answer.header("total-pages")).isEqualTo("9");
    }

    @Test
    void aQueryObjectArrivesWithItsDefaults() {
        var answer = client.get("/api/data/things/search?minimum_role=storage");

        assertThat(answer.body())
                .contains(
                        "page=1, perPage=20, namespace=, minimumRole=STORAGE, directMember=false");
    }

    @Test
    void aTextInThePathIsDecoded() {
        assertThat(client.get("/api/data/pools/5/users/a%2Fb%20c%C3%BC").body())
                .isEqualTo("[\"5\",\"a/b cü\"]");
    }

    @Test
    void aBodyThatIsAListArrivesAsOne() {
        assertThat(client.json("PUT", "/api/data/shapes/list", "[\"a\",\"b-c\"]").body())
                .isEqualTo("[\"a\",\"b-c\"]");
    }
}
