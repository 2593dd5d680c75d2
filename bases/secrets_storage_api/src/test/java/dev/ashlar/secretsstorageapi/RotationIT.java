package dev.ashlar.secretsstorageapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.runtime.Service;
import dev.ashlar.secretsstorage.Rotation;
import dev.ashlar.secretsstorage.Rotation.Counts;
import dev.ashlar.secretsstorage.Rotation.End;
import dev.ashlar.secretsstorage.Rotation.Report;
import dev.ashlar.secretsstorage.SecretsStorageSettings;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.sealing.Openssl;
import dev.ashlar.testkit.sealing.Sealing.Sealed;
import dev.ashlar.testkit.sealing.ServiceKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The service's key changes. What is in the rows is looked at with an implementation that is not ours.
class RotationIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final ServiceKey OLD = ServiceKey.fresh(2_048);
    private static final ServiceKey NEW = ServiceKey.fresh(2_048);
    private static final int SECRETS = 130;

    @TempDir Path folder;

    private final StoredSecrets stored = new StoredSecrets(DATABASE);

    @BeforeEach
    void begin() {
        DATABASE.clear();
        NEW.privateIn(folder.resolve("new"));
        OLD.privateIn(folder.resolve("old"));
    }

    @Test
    void everySecretMovesAndItsValueStays() {
        var texts = store(SECRETS, OLD);
        texts.putAll(store(5, NEW));
        var values = values(texts);

        var report = rotate(rotation -> rotation.run(_ -> true));

        assertThat(report).isEqualTo(new Report(End.DONE, new Counts(SECRETS, 5, 0, 0), List.of()));
        assertOnTheNewKey(texts);
        assertThat(values(texts)).isEqualTo(values);
        assertThat(rotate(Rotation::left)).isZero();
    }

    @Test
    void aRunThatWasStoppedIsGoneOnWithAndNothingIsDoneTwice() {
        var texts = store(SECRETS, OLD);

        var first = rotate(rotation -> rotation.run(_ -> false));
        var second = rotate(rotation -> rotation.run(_ -> true));

        assertThat(first.end()).isEqualTo(End.STOPPED);
        assertThat(first.counts().rewrapped()).isBetween(1L, SECRETS - 1L);
        assertThat(second.counts().seen()).isEqualTo(SECRETS - first.counts().rewrapped());
        assertOnTheNewKey(texts);
    }

    @Test
    void whatIsWrittenWithTheOldKeyAfterwardsIsFoundByTheNextRun() {
        var texts = store(3, OLD);
        rotate(rotation -> rotation.run(_ -> true));
        var late = texts.keySet().iterator().next();
        var text = text();
        stored.replace(late, new Sealed(new byte[] {7}, OLD.wrapped(text)));
        texts.put(late, text);

        var report = rotate(rotation -> rotation.run(_ -> true));

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertOnTheNewKey(texts);
        assertThat(stored.read(late).encryptedValue()).containsExactly(7);
    }

    @Test
    void whatNeitherKeyOpensIsNamedAndLeftAsItIs() {
        var texts = store(60, OLD);
        var lost = stored.add("ada", "lost", new Sealed(new byte[] {1}, new byte[] {2, 3}));
        var stranger = ServiceKey.fresh(2_048).wrapped(text());
        var foreign = stored.add("ada", "foreign", new Sealed(new byte[] {1}, stranger));

        var report = rotate(rotation -> rotation.run(_ -> true));

        assertThat(report.counts()).isEqualTo(new Counts(60, 0, 0, 2));
        assertThat(report.unreadable()).containsExactly(new Ulid(lost), new Ulid(foreign));
        assertThat(stored.read(lost).encryptedKey()).containsExactly(2, 3);
        assertThat(stored.read(foreign).encryptedKey()).isEqualTo(stranger);
        assertOnTheNewKey(texts);
    }

    @Test
    void theCommandEndsWithWhatCameOfIt() {
        store(2, OLD);
        var program = SecretsStorageApi.program(environment());
        assertThat(program.run("rotate")).isZero();

        stored.add("ada", "lost", new Sealed(new byte[] {1}, new byte[] {2, 3}));

        assertThat(program.run("rotate")).isEqualTo(1);
    }

    @Test
    void ofTwoProgramsThatRotateAtOnceNoneDoesWhatTheOtherDid() throws Exception {
        var texts = store(SECRETS, OLD);

        var reports = AtOnce.run(2, _ -> rotate(rotation -> rotation.run(_ -> true)));

        assertThat(reports.stream().mapToLong(report -> report.counts().seen()).sum())
                .isEqualTo(SECRETS);
        assertOnTheNewKey(texts);
    }

    @Test
    void opensslOpensWhatWasRewrapped() {
        var texts = store(1, OLD);
        rotate(rotation -> rotation.run(_ -> true));
        var id = texts.keySet().iterator().next();

        var text = Openssl.unwrapped(stored.read(id).encryptedKey(), folder.resolve("new"));

        assertThat(text).isEqualTo(texts.get(id));
    }

    /// @return the text that is wrapped, by the id of the secret
    private Map<String, String> store(int count, ServiceKey key) {
        var texts = new HashMap<String, String>();
        for (int n = 0; n < count; n++) {
            var text = text();
            var sealed = new Sealed(text.getBytes(US_ASCII), key.wrapped(text));
            texts.put(stored.add("ada", "file-" + UUID.randomUUID(), sealed), text);
        }
        return texts;
    }

    private Map<String, String> values(Map<String, String> texts) {
        var values = new HashMap<String, String>();
        texts.keySet()
                .forEach(id ->
                        values.put(id, new String(stored.read(id).encryptedValue(), US_ASCII)));
        return values;
    }

    private void assertOnTheNewKey(Map<String, String> texts) {
        texts.forEach((id, text) ->
                assertThat(NEW.unwrapped(stored.read(id).encryptedKey())).contains(text));
    }

    private static String text() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /// With the beans that the command has.
    private <T> T rotate(Function<Rotation, T> work) {
        var keys =
                new SecretsStorageSettings(
                        folder.resolve("new").toString(), folder.resolve("old").toString());
        return Service.once(
                List.of(keys, DATABASE.settings()),
                beans -> work.apply(beans.getBean(Rotation.class)));
    }

    private Map<String, String> environment() {
        var own = DATABASE.settings();
        return Map.of(
                "DB_HOST", own.host(),
                "DB_PORT", Integer.toString(own.port()),
                "DB_USER", own.user(),
                "DB_NAME", own.name(),
                "DB_PASSWORD", own.password().value(),
                "SECRETS_SERVICE_PRIVATE_KEY_PATH", folder.resolve("new").toString(),
                "PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH", folder.resolve("old").toString());
    }
}
