package dev.ashlar.authz.repositories;

import dev.ashlar.authz.ports.ReadingIndex;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;

@Singleton
final class JdbcReadingIndex implements ReadingIndex {
    private record Thing(String type, String id, boolean differs) {
        String name() {
            return type + ":" + id;
        }
    }

    /// @param name empty if nothing was found
    private record Tally(String name, String last) {}

    private record Gathered(String user, boolean differs) {}

    private final Sql sql;

    JdbcReadingIndex(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean isToBeFolded() {
        return sql.one(
                        """
                        SELECT EXISTS (SELECT FROM authz.tallies WHERE fresh)
                            OR EXISTS (SELECT FROM authz.to_gather) AS due
                        """,
                        row -> row.flag("due"))
                .orElseThrow();
    }

    @Override
    public boolean foldTallies(int atMost) {
        return sql.one("SELECT authz.fold_tallies(?) AS taken", row -> row.number("taken"), atMost)
                        .orElseThrow()
                >= atMost;
    }

    @Override
    public boolean gatherTotals(int atMost) {
        return sql.one("SELECT authz.gather_totals(?) AS users", row -> row.number("users"), atMost)
                        .orElseThrow()
                >= atMost;
    }

    @Override
    public Part compareThings(String last, int atMost, boolean mend) {
        var things =
                sql.all(
                        """
                        SELECT type, id, authz.thing_differs(type, id) AS differs
                        FROM authz.things_after(split_part(?, ':', 1), split_part(?, ':', 2), ?)
                        """,
                        row -> new Thing(row.text("type"), row.text("id"), row.flag("differs")),
                        last,
                        last,
                        atMost);
        var differing = things.stream().filter(Thing::differs).toList();
        if (mend && !differing.isEmpty()) {
            sql.all(
                    "SELECT authz.mend_things(?, ?)",
                    _ -> true,
                    differing.stream().map(Thing::type).toList(),
                    differing.stream().map(Thing::id).toList());
        }
        return new Part(
                differing.stream().map(Thing::name).toList(),
                things.size() < atMost ? "" : things.getLast().name());
    }

    @Override
    public Part compareTallies(String last, int atMost, boolean mend) {
        var tallies =
                sql.all(
                        """
                        SELECT format('tally of %%s of %%s in %%s, public %%s: %%s lacking',
                                type, principal, namespace_id, public, lacking) AS name,
                            lacking, last
                        FROM authz.%s(?, ?)
                        """
                                .formatted(mend ? "mend_tallies" : "tally_differences"),
                        row ->
                                new Tally(
                                        row.number("lacking") == 0 ? "" : row.text("name"),
                                        row.text("last")),
                        last,
                        atMost);
        return new Part(
                tallies.stream().map(Tally::name).filter(name -> !name.isEmpty()).toList(),
                tallies.stream().map(Tally::last).findFirst().orElse(""));
    }

    @Override
    public Part compareGathered(String last, int atMost, boolean mend) {
        var users =
                sql.all(
                        "SELECT user_id, differs FROM authz.gathered_differences(?, ?)",
                        row -> new Gathered(row.text("user_id"), row.flag("differs")),
                        last,
                        atMost);
        var differing = users.stream().filter(Gathered::differs).map(Gathered::user).toList();
        if (mend && !differing.isEmpty()) {
            sql.all("SELECT authz.forget_gathered(?)", _ -> true, differing);
        }
        return new Part(
                differing.stream().map(user -> "gathered total of " + user).toList(),
                users.size() < atMost ? "" : users.getLast().user());
    }
}
