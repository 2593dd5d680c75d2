package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.SecretKeyFiles;
import dev.ashlar.testkit.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The command that follows a change of the encryption key.
class ReencryptIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private static final SecretKeyFiles NEXT = SecretKeyFiles.make();

    @AfterAll
    static void deleteKeys() {
        NEXT.close();
    }

    @BeforeEach
    void nobodyHasSecrets() {
        CleanSlate.wipe(API, DATABASE);
    }

    @Test
    void keysOfUsersStayTheSameUnderAnotherEncryptionKey(@TempDir Path folder) throws IOException {
        var people = List.of("ada", "grace", "alan");
        var keys = people.stream().map(ReencryptIT::key).toList();
        var before = locked();

        assertThat(reencrypt(settings())).isZero();

        assertThat(locked()).doesNotContainAnyElementsOf(before).hasSize(3);
        assertThat(reencrypt(settings())).isZero();
        // Whoever has the former current key as previous one goes all the way back.
        var back = settings();
        back.put("ENCRYPTION_KEY_PATH", API.secretKeys().encryptionKey().toString());
        back.put("PREVIOUS_ENCRYPTION_KEY_PATH", NEXT.encryptionKey().toString());
        assertThat(reencrypt(back)).isZero();
        assertThat(people.stream().map(ReencryptIT::key).toList()).isEqualTo(keys);
        var wrong = settings();
        wrong.put(
                "PREVIOUS_ENCRYPTION_KEY_PATH",
                Files.writeString(folder.resolve("other"), "a key that protects nothing")
                        .toString());
        var untouched = locked();
        assertThat(reencrypt(wrong)).isOne();
        assertThat(locked()).isEqualTo(untouched);
    }

    @Test
    void withoutAPreviousKeyThereIsNothingToDo() {
        var settings = settings();
        settings.remove("PREVIOUS_ENCRYPTION_KEY_PATH");

        assertThat(reencrypt(settings)).isEqualTo(2);
    }

    private static String key(String name) {
        return API.as(name).get("/user/secret_key").expect(200).text("secret_key");
    }

    private static int reencrypt(Map<String, String> settings) {
        return DataApi.program(settings)
                .writingTo(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .run("reencrypt");
    }

    private static HashMap<String, String> settings() {
        var own = DATABASE.settings();
        var settings = new HashMap<>(NEXT.settings());
        settings.put("PREVIOUS_ENCRYPTION_KEY_PATH", API.secretKeys().encryptionKey().toString());
        settings.put("DB_HOST", own.host());
        settings.put("DB_PORT", Integer.toString(own.port()));
        settings.put("DB_USER", own.user());
        settings.put("DB_NAME", own.name());
        settings.put("DB_PASSWORD", own.password().value());
        return settings;
    }

    private static List<String> locked() {
        return DATABASE.sql()
                .all(
                        "SELECT convert_from(encrypted_key, 'UTF8') AS key FROM secrets.user_keys",
                        row -> row.text("key"));
    }
}
