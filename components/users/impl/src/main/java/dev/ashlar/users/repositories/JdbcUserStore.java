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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    public List<UserId> idsAfter(@Nullable UserId after, int atMost) {
        return sql.all(
                "SELECT id FROM users.users WHERE id > ? ORDER BY id LIMIT ?",
                JdbcUserStore::id,
                after == null ? "" : after.value(),
                atMost);
    }

    @Override
    public void reserve(UserId id) {
        sql.all(
                "SELECT pg_advisory_xact_lock(hashtextextended('users.' || ?, 0))",
                _ -> id,
                id.value());
    }

    @Override
    public Set<UserId> stay(Collection<UserId> people, Instant now) {
        return Set.copyOf(
                sql.all(
                        """
                        SELECT person.id FROM users.users person
                         WHERE person.id = ANY (?)
                           AND NOT EXISTS (
                                SELECT FROM users.bars bar
                                 WHERE bar.id = person.id AND (bar.until IS NULL OR bar.until > ?))
                         ORDER BY person.id
                           FOR KEY SHARE
                        """,
                        JdbcUserStore::id,
                        people.stream().map(UserId::value).toList(),
                        now));
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
                        text(user.email()),
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
    public void update(User user) {
        sql.change(
                "UPDATE users.users SET email = ?, first_name = ?, last_name = ? WHERE id = ?",
                text(user.email()),
                user.firstName(),
                user.lastName(),
                user.id().value());
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

    private static UserId id(Row row) {
        return new UserId(row.text("id"));
    }

    private static @Nullable String text(@Nullable Email email) {
        return email instanceof Email(var address) ? address : null;
    }

    private static @Nullable Email email(@Nullable String address) {
        return address == null ? null : new Email(address);
    }
}
