package dev.ashlar.secrets.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.secrets.SecretAction;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What other components find in the schema.
class PublishedIT {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5, 6};

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void store() {
        DATABASE.clear();
        List.of("A", "C", "B").forEach(PublishedIT::store);
    }

    @Test
    void sealedSecretsAreReadOnePartAfterTheOther() {
        assertThat(sealedAfter("", 2)).containsExactly("A", "B");
        assertThat(sealedAfter("B", 2)).containsExactly("C");
    }

    @Test
    void aKeyIsRewrappedOnceAndTheValueStays() {
        assertThat(rewrap("A", OLD, NEW)).isTrue();
        assertThat(rewrap("A", OLD, NEW)).isFalse();

        assertThat(bytes("A", "encrypted_key")).isEqualTo(NEW);
        assertThat(bytes("A", "encrypted_value")).isEqualTo(new byte[] {'A'});
        assertThat(bytes("B", "encrypted_key")).isEqualTo(OLD);
    }

    @Test
    void aKeyThatSomebodyReplacedIsNotOverwritten() {
        DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        "UPDATE secrets.secrets SET encrypted_key = ? WHERE id = 'A'",
                                        new byte[] {9}));

        assertThat(rewrap("A", OLD, NEW)).isFalse();

        assertThat(bytes("A", "encrypted_key")).isEqualTo(new byte[] {9});
    }

    @Test
    void whatWasDoneIsNotedForTheOwner() {
        assertThat(note("A", SecretAction.DELIVERED, "sessions/one")).isTrue();

        assertThat(events()).containsExactly("ada A background delivered sessions/one " + NOON);
    }

    @Test
    void everyActionCanBeNoted() {
        for (var action : SecretAction.values()) {
            assertThat(note("A", action, null)).isTrue();
        }
    }

    @Test
    void nothingIsNotedOfASecretThatIsNotThere() {
        assertThat(note("D", SecretAction.READ, null)).isFalse();

        assertThat(events()).isEmpty();
    }

    private static void store(String id) {
        DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        """
                                        INSERT INTO secrets.secrets (id, user_id, kind, name, default_filename,
                                            encrypted_value, encrypted_key, modified_at)
                                        VALUES (?, 'ada', 'general', 'name', ?, ?, ?, ?)
                                        """,
                                        id,
                                        id,
                                        new byte[] {(byte) id.charAt(0)},
                                        OLD,
                                        NOON));
    }

    private static List<String> sealedAfter(String last, int atMost) {
        return DATABASE.sql()
                .all(
                        "SELECT id FROM secrets.sealed WHERE id > ? ORDER BY id LIMIT ?",
                        row -> row.text("id"),
                        last,
                        atMost);
    }

    private static boolean rewrap(String id, byte[] old, byte[] fresh) {
        return DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .one(
                                        "SELECT secrets.rewrap_for(?, ?, ?, 'new') AS done",
                                        row -> row.flag("done"),
                                        id,
                                        old,
                                        fresh))
                .orElseThrow();
    }

    private static boolean note(String id, SecretAction action, @Nullable String place) {
        return DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .one(
                                        "SELECT secrets.note_event(?, ?, ?, ?, ?) AS done",
                                        row -> row.flag("done"),
                                        id,
                                        "background",
                                        action.lowerCase(),
                                        place,
                                        NOON))
                .orElseThrow();
    }

    private static byte[] bytes(String id, String column) {
        return DATABASE.sql()
                .one(
                        "SELECT %s AS it FROM secrets.sealed WHERE id = ?".formatted(column),
                        row -> row.bytes("it"),
                        id)
                .orElseThrow();
    }

    private static List<String> events() {
        return DATABASE.sql()
                .all(
                        "SELECT * FROM secrets.events ORDER BY position",
                        row ->
                                String.join(
                                        " ",
                                        row.text("owner_id"),
                                        row.text("secret_id"),
                                        row.text("actor"),
                                        row.text("action"),
                                        row.text("place"),
                                        row.instant("occurred_at").toString()));
    }
}
