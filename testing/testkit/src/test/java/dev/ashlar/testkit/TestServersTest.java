package dev.ashlar.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TestServersTest {
    @Test
    void everyServerOfTheFileIsFound() {
        var servers =
                servers(
                        """
                        postgres.host=127.0.0.1
                        postgres.port=15432
                        postgres.user=postgres
                        postgres.password=secret
                        spicedb.host=127.0.0.1
                        spicedb.port=15051
                        spicedb.key=key
                        keycloak.url=http://127.0.0.1:8180
                        keycloak.realm=Renku
                        keycloak.client-id=services
                        keycloak.client-secret=hush
                        redis.host=127.0.0.1
                        redis.port=16379
                        kubernetes.url=http://127.0.0.1:16443
                        """);

        assertThat(servers.postgres())
                .contains(new TestServers.Postgres("127.0.0.1", 15_432, "postgres", "secret"));
        assertThat(servers.spiceDb()).contains(new TestServers.SpiceDb("127.0.0.1", 15_051, "key"));
        assertThat(servers.keycloak())
                .contains(
                        new TestServers.Keycloak(
                                "http://127.0.0.1:8180", "Renku", "services", "hush"));
        assertThat(servers.redis()).contains(new TestServers.Redis("127.0.0.1", 16_379));
        assertThat(servers.kubernetes()).contains("http://127.0.0.1:16443");
    }

    @Test
    void whereThereIsNoFileThereAreNoServers() {
        var servers = servers("");

        assertThat(servers.postgres()).isEmpty();
        assertThat(servers.spiceDb()).isEmpty();
        assertThat(servers.keycloak()).isEmpty();
        assertThat(servers.redis()).isEmpty();
        assertThat(servers.kubernetes()).isEmpty();
    }

    @Test
    void aServerThatIsHalfDescribedIsAMistakeThatNamesWhatIsMissing() {
        var servers = servers("redis.host=127.0.0.1");

        assertThatIllegalStateException()
                .isThrownBy(servers::redis)
                .withMessageContaining("redis.port");
    }

    private static TestServers servers(String file) {
        var places = new Properties();
        try {
            places.load(new StringReader(file));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new TestServers(places);
    }
}
