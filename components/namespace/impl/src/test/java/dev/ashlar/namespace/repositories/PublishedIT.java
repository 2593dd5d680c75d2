package dev.ashlar.namespace.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.namespace.NamespaceKind;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What other components use in their queries, and the directory.
class PublishedIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final String FLIGHTS = CountingIds.number(1).value();
    private static final String SHIPS = CountingIds.number(2).value();

    @BeforeEach
    void twoGroups() {
        DATABASE.clear();
        change(
                "INSERT INTO namespace.namespaces (id, slug, kind) VALUES (?, 'flights', 'group')",
                FLIGHTS);
        change(
                "INSERT INTO namespace.namespaces (id, slug, kind) VALUES (?, 'ships', 'group')",
                SHIPS);
    }

    @Test
    void aThingIsFoundByTheSlugThatItTook() {
        take(FLIGHTS, "delays", "p1");

        assertThat(resolve("flights", "delays", "project")).contains("p1");
        assertThat(resolve("FLIGHTS", "delays", "project")).contains("p1");
        assertThat(resolve("flights", "Delays", "project")).isEmpty();
        assertThat(resolve("ships", "delays", "project")).isEmpty();
        assertThat(resolve("flights", "delays", "data_connector")).isEmpty();
    }

    @Test
    void whatIsTakenIsRefusedByTheNameOfItsConstraint() {
        take(FLIGHTS, "delays", "p1");

        assertThatThrownBy(() -> take(FLIGHTS, "delays", "p2"))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        violation ->
                                assertThat(violation.constraint())
                                        .isEqualTo("slugs_unique_in_namespace"));
        assertThatThrownBy(() -> take("gone", "delays", "p2"))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        violation ->
                                assertThat(violation.constraint())
                                        .isEqualTo("slugs_in_a_namespace"));
        take(SHIPS, "delays", "p2");
    }

    @Test
    void aFormerSlugLeadsToTheThingUntilAnotherTakesIt() {
        take(FLIGHTS, "a", "p1");
        rename("p1", FLIGHTS, "b");

        assertThat(resolve("flights", "a", "project")).contains("p1");
        assertThat(resolve("flights", "b", "project")).contains("p1");

        take(FLIGHTS, "a", "p2");

        assertThat(resolve("flights", "a", "project")).contains("p2");

        rename("p2", FLIGHTS, "c");

        assertThat(resolve("flights", "a", "project")).contains("p2");
    }

    @Test
    void renamingBackAndForthWorks() {
        take(FLIGHTS, "a", "p1");
        rename("p1", FLIGHTS, "b");
        rename("p1", FLIGHTS, "a");
        rename("p1", FLIGHTS, "b");

        assertThat(resolve("flights", "a", "project")).contains("p1");
        assertThat(resolve("flights", "b", "project")).contains("p1");
    }

    @Test
    void nothingLeadsFromANamespaceThatAThingHasLeft() {
        take(FLIGHTS, "a", "p1");
        rename("p1", FLIGHTS, "b");

        rename("p1", SHIPS, "b");

        assertThat(resolve("flights", "a", "project")).isEmpty();
        assertThat(resolve("flights", "b", "project")).isEmpty();
        assertThat(resolve("ships", "a", "project")).contains("p1");
        assertThat(resolve("ships", "b", "project")).contains("p1");
    }

    @Test
    void movingOntoATakenSlugIsRefused() {
        take(FLIGHTS, "a", "p1");
        take(SHIPS, "a", "p2");

        assertThatThrownBy(() -> rename("p1", SHIPS, "a")).isInstanceOf(ConstraintViolation.class);
        assertThat(resolve("flights", "a", "project")).contains("p1");
    }

    @Test
    void freedSlugsLeadNowhere() {
        take(FLIGHTS, "a", "p1");
        rename("p1", FLIGHTS, "b");

        call("SELECT namespace.free_slugs(?)", List.of("p1", "unknown"));

        assertThat(resolve("flights", "a", "project")).isEmpty();
        assertThat(resolve("flights", "b", "project")).isEmpty();
    }

    @Test
    void aFormerSlugOfAGroupLeadsToWhatIsInIt() {
        take(FLIGHTS, "a", "p1");
        change("UPDATE namespace.namespaces SET slug = 'planes' WHERE id = ?", FLIGHTS);
        change("INSERT INTO namespace.old_slugs VALUES ('flights', ?, now())", FLIGHTS);

        assertThat(resolve("flights", "a", "project")).contains("p1");
        assertThat(resolve("planes", "a", "project")).contains("p1");

        change("UPDATE namespace.namespaces SET slug = 'flights' WHERE id = ?", SHIPS);

        assertThat(resolve("flights", "a", "project")).isEmpty();
    }

    @Test
    void aNamespaceWithSomethingInItCannotBeDeleted() {
        take(FLIGHTS, "a", "p1");

        assertThatThrownBy(() -> change("DELETE FROM namespace.namespaces WHERE id = ?", FLIGHTS))
                .isInstanceOf(ConstraintViolation.class);
    }

    @Test
    void theViewsSayWhatIsCalledHow() {
        take(FLIGHTS, "a", "p1");
        change(
                "INSERT INTO namespace.groups VALUES (?, 'Flights', NULL, 'ada-id', now())",
                FLIGHTS);

        var entity =
                DATABASE.sql()
                        .one(
                                """
                                SELECT concat_ws('/', entity_id, kind, namespace_id, namespace_kind, namespace_slug, slug)
                                       AS text
                                  FROM namespace.entities
                                """,
                                row -> row.text("text"));
        var named =
                DATABASE.sql()
                        .all(
                                """
                                SELECT concat_ws('/', id, kind, slug, name) AS text FROM namespace.named ORDER BY id
                                """,
                                row -> row.text("text"));

        assertThat(entity).contains("p1/project/" + FLIGHTS + "/group/flights/a");
        assertThat(named)
                .containsExactly(FLIGHTS + "/group/flights/Flights", SHIPS + "/group/ships");
    }

    @Test
    void theDirectoryKnowsCurrentSlugsAndIdsOnly() {
        var directory = new JdbcNamespaceDirectory(DATABASE.sql());
        var ships = new Namespace(CountingIds.number(2), NamespaceKind.GROUP, new Slug("ships"));
        change("INSERT INTO namespace.old_slugs VALUES ('boats', ?, now())", SHIPS);

        assertThat(directory.find(new Slug("ships"))).contains(ships);
        assertThat(directory.find(CountingIds.number(2))).contains(ships);
        assertThat(directory.find(new Slug("boats"))).isEmpty();
        assertThat(directory.find(CountingIds.number(3))).isEmpty();
        assertThat(ships.ref()).hasToString("group:" + SHIPS);
    }

    private static void take(String namespace, String slug, String entity) {
        call("SELECT namespace.take_slug(?, ?, 'project', ?)", namespace, slug, entity);
    }

    private static void rename(String entity, String namespace, String slug) {
        call("SELECT namespace.change_slug(?, ?, ?)", entity, namespace, slug);
    }

    private static Optional<String> resolve(String namespace, String slug, String kind) {
        return DATABASE.sql()
                .one(
                        "SELECT entity_id FROM namespace.resolve(?, ?, ?)",
                        row -> row.text("entity_id"),
                        namespace,
                        slug,
                        kind);
    }

    private static void call(String statement, @Nullable Object... values) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().all(statement, _ -> "", values));
    }

    private static void change(String statement, @Nullable Object... values) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement, values));
    }
}
