package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.architecture.TableRules.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRulesTest {
    @Test
    void noComponentNamesATableOfAnother() {
        TableRules rules = TableRules.of(Workspace.here());

        assertThat(rules.tablesOfOthersAreNeverNamed()).isEmpty();
    }

    @Test
    void aTableOfAnotherIsFoundInSqlAndInJava() {
        TableRules rules =
                new TableRules(
                        List.of(
                                new Source("cats", "cats.sql", "CREATE TABLE cats.cats (id text);"),
                                new Source("dogs", "dogs.sql", "DELETE FROM cats.cats;"),
                                new Source("dogs", "Dogs.java", "\"SELECT id FROM cats.cats c\"")));

        assertThat(rules.tablesOfOthersAreNeverNamed())
                .containsExactly(
                        "dogs.sql names cats.cats: use what cats publishes",
                        "Dogs.java names cats.cats: use what cats publishes");
    }

    @Test
    void whatIsPublishedAndWhatCommentsSayIsNoTable() {
        TableRules rules =
                new TableRules(
                        List.of(
                                new Source("cats", "cats.sql", "CREATE TABLE cats.cats (id text);"),
                                new Source("cats", "Cats.java", "\"SELECT id FROM cats.cats\""),
                                new Source(
                                        "dogs",
                                        "dogs.sql",
                                        "-- not cats.cats\nSELECT cats.chased(1) FROM cats.cats_seen")));

        assertThat(rules.tablesOfOthersAreNeverNamed()).isEmpty();
    }
}
