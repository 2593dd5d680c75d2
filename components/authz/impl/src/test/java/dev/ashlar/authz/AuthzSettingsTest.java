package dev.ashlar.authz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthzSettingsTest {
    @Test
    void hostAndKeyMustBeSetAndTlsIsTheRule() {
        var settings = new Settings(Map.of("AUTHZ_DB_HOST", "spicedb", "AUTHZ_DB_KEY", "secret"));

        var read = AuthzSettings.read(settings);

        settings.check();
        assertThat(read.host()).isEqualTo("spicedb");
        assertThat(read.port()).isEqualTo(50_051);
        assertThat(read.tls()).isTrue();
        assertThat(read.toString()).doesNotContain("secret");
    }

    @Test
    void tlsCanBeLeftOut() {
        var settings =
                new Settings(
                        Map.of(
                                "AUTHZ_DB_HOST", "spicedb",
                                "AUTHZ_DB_KEY", "secret",
                                "AUTHZ_DB_GRPC_PORT", "15051",
                                "AUTHZ_DB_NO_TLS_CONNECTION", "true"));

        var read = AuthzSettings.read(settings);

        assertThat(read.port()).isEqualTo(15_051);
        assertThat(read.tls()).isFalse();
    }

    @Test
    void theIndexDecidesWhoSeesWhatUnlessOneSaysOtherwise() {
        assertThat(AuthzSettings.read(with(Map.of())).reads()).isEqualTo(Reads.INDEX);
        assertThat(AuthzSettings.read(with(Map.of("AUTHZ_READS", "Verify"))).reads())
                .isEqualTo(Reads.VERIFY);
    }

    @Test
    void anotherWordIsRefusedWithThoseThatAreKnown() {
        var settings = with(Map.of("AUTHZ_READS", "both"));

        AuthzSettings.read(settings);

        assertThatThrownBy(settings::check)
                .hasMessageContaining("AUTHZ_READS is \"both\"")
                .hasMessageContaining("index, spicedb, verify");
    }

    @Test
    void whatIsMissingIsNamed() {
        var settings = new Settings(Map.of());

        AuthzSettings.read(settings);

        assertThatThrownBy(settings::check)
                .hasMessageContaining("AUTHZ_DB_HOST")
                .hasMessageContaining("AUTHZ_DB_KEY");
    }

    private static Settings with(Map<String, String> more) {
        var all = new HashMap<>(Map.of("AUTHZ_DB_HOST", "spicedb", "AUTHZ_DB_KEY", "secret"));
        all.putAll(more);
        return new Settings(all);
    }
}
