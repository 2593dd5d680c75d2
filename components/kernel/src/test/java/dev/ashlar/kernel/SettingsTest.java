package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String EXAMPLE = "http://example.org";

    @Test
    void readsWhatIsSetAndFallsBackWhereNothingIs() {
        var settings = new Settings(Map.of("HOST", "db.example.org", "EMPTY", ""));

        assertThat(settings.text("HOST", "localhost", "a host")).isEqualTo("db.example.org");
        assertThat(settings.text("EMPTY", "fallback", "something")).isEqualTo("fallback");
        assertThat(settings.integer("ABSENT", 7, 1, 9, "a number")).isEqualTo(7);
        assertThat(settings.required("HOST", "a host")).isEqualTo("db.example.org");
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceAndInOrder() {
        var settings =
                new Settings(Map.of("PORT", "0", "TLS", "maybe", "KEY_PATH", "/nowhere/key"));
        settings.required("URL", "the address of the server");
        settings.port("PORT", 5432, "the port of the server");
        settings.flag("TLS", false, "whether to use TLS");
        settings.file("KEY_PATH", "/key", "a file with the key");
        settings.report("ALGS names nothing.");

        var thrown = catchThrowableOfType(SettingsException.class, settings::check);

        assertThat(thrown.problems())
                .containsExactly(
                        "URL is not set: it must give the address of the server.",
                        "PORT is \"0\": the port of the server must be a whole number from 1 to 65535.",
                        "TLS is \"maybe\": it must be true or false.",
                        "KEY_PATH points to /nowhere/key, which cannot be read: it must be a file with the key.",
                        "ALGS names nothing.");
    }

    @Test
    void aMistakeThatTwoReadersFindIsToldOnce() {
        var settings = new Settings(Map.of());
        settings.required("URL", "the address of the server");
        settings.required("URL", "the address of the server");

        var thrown = catchThrowableOfType(SettingsException.class, settings::check);

        assertThat(thrown.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "1.5", "0x10", "99999999999", "port", "1 2"})
    void aPortIsANumberInRange(String value) {
        var settings = new Settings(Map.of("PORT", value));

        assertThat(settings.port("PORT", 8000, "the port")).isEqualTo(8000);
        assertThatThrownBy(settings::check).isInstanceOf(SettingsException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "TRUE, true",
        "1, true",
        "yes, true",
        "on, true",
        "false, false",
        "0, false",
        "No, false",
        "' off ', false"
    })
    void flagsAreReadInAnyCommonForm(String value, boolean expected) {
        var settings = new Settings(Map.of("FLAG", value));

        assertThat(settings.flag("FLAG", !expected, "a flag")).isEqualTo(expected);
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void secretsAreNeverShown() {
        var settings = new Settings(Map.of("PASSWORD", "hunter2"));

        var secret = settings.requiredSecret("PASSWORD", "the password");
        settings.requiredSecret("OTHER_PASSWORD", "the other password");

        assertThat(secret.value()).isEqualTo("hunter2");
        assertThat(secret).asString().doesNotContain("hunter2");
        assertThat(settings.described()).asString().doesNotContain("hunter2");
        assertThatThrownBy(settings::check)
                .hasMessage("OTHER_PASSWORD is not set: it must give the other password.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gateway:9091",
                "https://gateway.example.org/push",
                "HTTP://[::1]:9091"
            })
    void theAddressOfAServerIsTakenWithoutASlashAtItsEnd(String address) {
        var settings = new Settings(Map.of("ONE", address, "TWO", address + "//"));

        assertThat(settings.address("ONE", "", "the address", EXAMPLE)).isEqualTo(address);
        assertThat(settings.requiredAddress("TWO", "the address", EXAMPLE)).isEqualTo(address);
        assertThat(settings.address("NOT_SET", "", "the address", EXAMPLE)).isEmpty();
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push_gateway:9091",
                "http://somebody:hunter2@gateway:9091",
                "gateway:9091",
                "http://gateway:9091?hunter2",
                "http://gateway:9091/#hunter2",
                "http://gate way:9091",
                "ftp://gateway",
                "http:///path",
                "/path",
                " "
            })
    void whatCannotBeAskedLaterIsRefusedAtOnceAndNotRepeated(String address) {
        var settings = new Settings(Map.of("GATEWAY", address));

        settings.address("GATEWAY", "", "the address of a gateway", EXAMPLE);

        assertThatThrownBy(settings::check)
                .hasMessage(
                        "GATEWAY is no address: it must be the address of a gateway, begin with http:// or https:// and have a host and nothing but a path behind it, http://example.org for example.");
    }

    @Test
    void anAddressThatMustBeSetIsMissed() {
        var settings = new Settings(Map.of());

        settings.requiredAddress("SERVER", "the address of a server", EXAMPLE);

        assertThatThrownBy(settings::check)
                .hasMessage("SERVER is not set: it must give the address of a server.");
    }

    @Test
    void aFileMustBeReadable(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key"), "k");
        var settings = new Settings(Map.of("KEY", file.toString(), "FOLDER", folder.toString()));

        assertThat(settings.file("KEY", "/key", "a file with a key")).isEqualTo(file);
        assertThatCode(settings::check).doesNotThrowAnyException();
        settings.file("FOLDER", "/key", "a file with a key");

        assertThatThrownBy(settings::check).hasMessageStartingWith("FOLDER points to ");
    }

    @Test
    void describesWhatWasAskedForInThatOrder() {
        var settings = new Settings(Map.of());
        settings.text("B", "b", "the second letter");
        settings.required("A", "the first letter");
        settings.text("B", "b", "the second letter");

        assertThat(settings.described())
                .containsExactly(
                        new Settings.Described("B", "b", "the second letter"),
                        new Settings.Described("A", null, "the first letter"));
    }
}
