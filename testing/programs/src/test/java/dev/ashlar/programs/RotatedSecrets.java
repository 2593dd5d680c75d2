package dev.ashlar.programs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.MonotonicIds;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.sealing.Sealing.Sealed;
import dev.ashlar.testkit.sealing.ServiceKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Many stored secrets, and what each of them must be in the end.
final class RotatedSecrets {
    private static final int BATCH = 500;
    private static final MonotonicIds IDS =
            new MonotonicIds(InstantSource.system(), new SecureRandom());

    private final TestDatabase database;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final List<String> ids = new ArrayList<>();

    RotatedSecrets(TestDatabase database) {
        this.database = database;
    }

    void fill(int count, ServiceKey key) {
        for (int done = 0; done < count; done += BATCH) {
            var size = Math.min(BATCH, count - done);
            var some = new ArrayList<String>();
            var keys = new ArrayList<String>();
            for (int n = 0; n < size; n++) {
                some.add(remembered(IDS.next().value()));
                keys.add(HexFormat.of().formatHex(key.wrapped(last(some.getLast()))));
            }
            database.unitOfWork()
                    .run(() ->
                            database.sql()
                                    .change(
                                            """
                                            INSERT INTO secrets.secrets
                                                (id, user_id, kind, name, default_filename,
                                                 encrypted_value, encrypted_key, modified_at)
                                            SELECT id, 'many', 'general', id, id,
                                                   id::bytea, decode(key, 'hex'), now()
                                            FROM unnest(?, ?) AS fresh (id, key)
                                            """,
                                            some,
                                            keys));
        }
    }

    /// One that can be delivered.
    String add(String owner, Sealed sealed) {
        var id = IDS.next().value();
        database.unitOfWork()
                .run(() ->
                        database.sql()
                                .change(
                                        """
                                        INSERT INTO secrets.secrets
                                            (id, user_id, kind, name, default_filename,
                                             encrypted_value, encrypted_key, modified_at)
                                        VALUES (?, ?, 'general', ?, ?, ?, ?, now())
                                        """,
                                        id,
                                        owner,
                                        id,
                                        id,
                                        sealed.encryptedValue(),
                                        sealed.encryptedKey()));
        return id;
    }

    /// Stores another value in one of them, as a data API does that has this public key.
    void write(ServiceKey key) {
        var id = ids.get(random.nextInt(ids.size()));
        var text = text();
        var wrapped = key.wrapped(text);
        database.unitOfWork()
                .run(() ->
                        database.sql()
                                .change(
                                        """
                                        UPDATE secrets.secrets
                                        SET encrypted_value = ?, encrypted_key = ?
                                        WHERE id = ?
                                        """,
                                        id.getBytes(US_ASCII),
                                        wrapped,
                                        id));
        texts.put(id, text);
    }

    /// How many nobody has moved yet, or somebody has written since.
    long left() {
        return database.sql()
                .one(
                        "SELECT count(*) AS open FROM secrets.secrets WHERE wrapped_for IS NULL",
                        row -> row.number("open"))
                .orElseThrow();
    }

    /// Those that do not open with this key to what was stored last.
    List<String> notOn(ServiceKey key) {
        return database
                .sql()
                .all(
                        "SELECT id, encrypted_value, encrypted_key FROM secrets.secrets WHERE user_id = 'many'",
                        row ->
                                Map.entry(
                                        row.text("id"),
                                        new Sealed(
                                                row.bytes("encrypted_value"),
                                                row.bytes("encrypted_key"))))
                .parallelStream()
                .filter(row -> !isRight(row.getKey(), row.getValue(), key))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isRight(String id, Sealed sealed, ServiceKey key) {
        return new String(sealed.encryptedValue(), US_ASCII).equals(id)
                && key.unwrapped(sealed.encryptedKey()).filter(last(id)::equals).isPresent();
    }

    /// What was stored in it last.
    private String last(String id) {
        return requireNonNull(texts.get(id));
    }

    private String remembered(String id) {
        ids.add(id);
        texts.put(id, text());
        return id;
    }

    private String text() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
