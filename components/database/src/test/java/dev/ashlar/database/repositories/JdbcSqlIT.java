package dev.ashlar.database.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class JdbcSqlIT {
    @RegisterExtension static final SharedServer SERVER = new SharedServer();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private static PostgresDatabase database;
    private static Sql sql;

    private enum Colour {
        RED
    }

    private record Everything(
            String text,
            @Nullable String nothing,
            int integer,
            long number,
            boolean flag,
            Instant instant,
            @Nullable Instant never,
            @Nullable Integer none,
            List<String> texts) {}

    @BeforeAll
    static void open() {
        database = new PostgresDatabase(SERVER.settings());
        sql = database.sql();
        change(
                """
                CREATE TABLE shelf (
                    name text CONSTRAINT shelf_name_is_free PRIMARY KEY,
                    above text CONSTRAINT shelf_above_exists REFERENCES shelf,
                    size int NOT NULL CONSTRAINT shelf_size_is_positive CHECK (size > 0),
                    content bytea,
                    labels jsonb)
                """);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        change("DELETE FROM shelf");
    }

    @Test
    void everyKindOfValueComesBackAsItWent() {
        var read =
                sql.one(
                        """
                        SELECT ? AS text, ?::text AS nothing, ? AS integer, ? AS number, ? AS flag,
                            ?::timestamptz AS instant, ?::timestamptz AS never, ?::int AS none,
                            ? AS texts
                        """,
                        JdbcSqlIT::everything,
                        "ä\"'\\",
                        null,
                        -7,
                        Long.MAX_VALUE,
                        true,
                        NOON,
                        null,
                        null,
                        List.of("a,b", "{c}", "\"d\""));

        assertThat(read)
                .contains(
                        new Everything(
                                "ä\"'\\",
                                null,
                                -7,
                                Long.MAX_VALUE,
                                true,
                                NOON,
                                null,
                                null,
                                List.of("a,b", "{c}", "\"d\"")));
    }

    @Test
    void enumsIdsBytesAndJsonAreValuesToo() {
        var id = UUID.fromString("0190a0b0-0000-7000-8000-000000000001");
        change(
                "INSERT INTO shelf VALUES (?, NULL, 1, ?, ?::jsonb)",
                Colour.RED,
                new byte[] {0, 1, -1},
                "{\"id\": \"%s\"}".formatted(id));

        var content =
                sql.one(
                        "SELECT content FROM shelf WHERE (labels ->> 'id')::uuid = ?",
                        row -> row.bytes("content"),
                        id);

        assertThat(content)
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(0, 1, -1));
        assertThat(names()).containsExactly("RED");
    }

    @Test
    void manyRowsGoInOneStatementAndAreFoundByTheirNames() {
        change("INSERT INTO shelf (name, size) SELECT *, 1 FROM unnest(?)", Set.of("a", "b", "c"));

        var found =
                sql.all(
                        "SELECT name FROM shelf WHERE name = ANY (?) ORDER BY name",
                        row -> row.text("name"),
                        List.of("c", "a", "x"));

        assertThat(found).containsExactly("a", "c");
    }

    @Test
    void noRowIsEmptyAndSeveralAreADefect() {
        change("INSERT INTO shelf (name, size) VALUES ('a', 1), ('b', 1)");

        assertThat(sql.one("SELECT name FROM shelf WHERE false", row -> row.text("name")))
                .isEqualTo(Optional.empty());
        assertThatThrownBy(() -> sql.one("SELECT name FROM shelf", row -> row.text("name")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNullThatIsReadAsAValueIsADefect() {
        assertThatThrownBy(() -> sql.one("SELECT NULL::text AS name", row -> row.text("name")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("name");
    }

    @Test
    void whatTheTablesRefuseSaysWhichRuleItWas() {
        change("INSERT INTO shelf (name, size) VALUES ('a', 1)");

        assertThat(violation("INSERT INTO shelf (name, size) VALUES ('a', 1)"))
                .extracting(ConstraintViolation::kind, ConstraintViolation::constraint)
                .containsExactly(ConstraintViolation.Kind.UNIQUE, "shelf_name_is_free");
        assertThat(violation("INSERT INTO shelf (name, above, size) VALUES ('b', 'x', 1)"))
                .extracting(ConstraintViolation::kind, ConstraintViolation::constraint)
                .containsExactly(ConstraintViolation.Kind.FOREIGN_KEY, "shelf_above_exists");
        assertThat(violation("INSERT INTO shelf (name, size) VALUES ('b', 0)"))
                .extracting(ConstraintViolation::kind, ConstraintViolation::constraint)
                .containsExactly(ConstraintViolation.Kind.OTHER, "shelf_size_is_positive");
        assertThat(violation("INSERT INTO shelf (name, size) VALUES ('b', NULL)"))
                .extracting(ConstraintViolation::kind, ConstraintViolation::constraint)
                .containsExactly(ConstraintViolation.Kind.OTHER, "size");
    }

    @Test
    void aNulInATextIsTheCallersMistake() {
        assertThatThrownBy(() -> sql.one("SELECT ? AS text", row -> row.text("text"), "a\0b"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo(ErrorCode.INVALID));
    }

    @Test
    void aChangeThatReturnsRowsIsRefusedOutsideATransactionToo() {
        assertThatThrownBy(() ->
                        sql.one(
                                "  insert INTO shelf (name, size) VALUES ('a', 1) RETURNING name",
                                row -> row.text("name")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aMistakeInAStatementIsADefectAndShowsNothingOfItInItsMessage() {
        assertThatThrownBy(() -> sql.all("SELECT nonsense FROM nowhere", _ -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("nowhere");
    }

    private static ConstraintViolation violation(String statement) {
        try {
            change(statement);
        } catch (ConstraintViolation expected) {
            return expected;
        }
        throw new AssertionError("nothing was refused");
    }

    private static Everything everything(Row row) {
        return new Everything(
                row.text("text"),
                row.textOrNull("nothing"),
                row.integer("integer"),
                row.number("number"),
                row.flag("flag"),
                row.instant("instant"),
                row.instantOrNull("never"),
                row.integerOrNull("none"),
                row.texts("texts"));
    }

    private static int change(String statement, @Nullable Object... values) {
        return database.unitOfWork().run(() -> sql.change(statement, values));
    }

    private static List<String> names() {
        return sql.all("SELECT name FROM shelf ORDER BY name", row -> row.text("name"));
    }
}
