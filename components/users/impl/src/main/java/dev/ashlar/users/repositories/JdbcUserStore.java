package dev.ashlar.users.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import dev.ashlar.users.ports.UserStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcUserStore implements UserStore {
    private static final String ONE =
            "SELECT id, username, email, first_name, last_name FROM users.users WHERE id = ?";

    private final Sql sql;

    JdbcUserStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<User> find(UserId id) {
        return sql.one(ONE, JdbcUserStore::user, id.value());
    }

    @Override
    public Page<User> list(PageRequest page) {
        var found = sql.all(pageOf("true"), JdbcUserStore::line, (long) page.size(), page.offset());
        return UserLine.page(found, page);
    }

    @Override
    public Page<User> listByEmail(String email, PageRequest page) {
        var found =
                sql.all(
                        pageOf("email = ?"),
                        JdbcUserStore::line,
                        email,
                        email,
                        (long) page.size(),
                        page.offset());
        return UserLine.page(found, page);
    }

    @Override
    public Optional<User> hold(UserId id) {
        return sql.one(ONE + " FOR NO KEY UPDATE", JdbcUserStore::user, id.value());
    }

    @Override
    public boolean add(User user, Instant seenAt) {
        var added =
                sql.change(
                        """
                        INSERT INTO users.users (id, username, email, first_name, last_name, first_seen_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                            ON CONFLICT (id) DO NOTHING
                        """,
                        user.id().value(),
                        user.username().value(),
                        user.email() instanceof Email(var address) ? address : null,
                        user.firstName(),
                        user.lastName(),
                        seenAt);
        return added == 1;
    }

    @Override
    public void rename(UserId id, Slug username) {
        sql.change(
                "UPDATE users.users SET username = ? WHERE id = ?", username.value(), id.value());
    }

    @Override
    public boolean remove(UserId id) {
        return sql.change("DELETE FROM users.users WHERE id = ?", id.value()) == 1;
    }

    /// The total stands on every line; a page without users has one line, without a user.
    private static String pageOf(String condition) {
        return """
        SELECT counted.total, page.*
          FROM (SELECT count(*) AS total FROM users.users WHERE %1$s) AS counted
          LEFT JOIN LATERAL (
                SELECT id, username, email, first_name, last_name, first_seen_at
                  FROM users.users
                 WHERE %1$s
                 ORDER BY first_seen_at DESC, id DESC
                 LIMIT ? OFFSET ?) AS page ON true
         ORDER BY page.first_seen_at DESC, page.id DESC
        """
                .formatted(condition);
    }

    private static UserLine line(Row row) {
        return new UserLine(row.number("total"), row.textOrNull("id") == null ? null : user(row));
    }

    static User user(Row row) {
        return new User(
                new UserId(row.text("id")),
                new Slug(row.text("username")),
                email(row.textOrNull("email")),
                row.textOrNull("first_name"),
                row.textOrNull("last_name"));
    }

    private static @Nullable Email email(@Nullable String address) {
        return address == null ? null : new Email(address);
    }
}
