package dev.ashlar.users.repositories;

import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.messagequeue.Chapter;
import dev.ashlar.users.UserEvent.UserAdded;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// All users, when everything is announced once more.
@Singleton
class JdbcUserChapter implements Chapter {
    private final Sql sql;
    private final Outbox outbox;
    private final InstantSource clock;

    JdbcUserChapter(Sql sql, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Told tell(String after, int atMost) {
        var ids =
                sql.all(
                        "SELECT id FROM users.users WHERE id > ? ORDER BY id LIMIT ?",
                        row -> row.text("id"),
                        after,
                        atMost);
        var now = clock.instant();
        var events =
                sql.all(
                        """
                        SELECT id, username, email, first_name, last_name
                        FROM users.users WHERE id = ANY (?) ORDER BY id FOR SHARE
                        """,
                        row -> UserAdded.of(JdbcUserStore.user(row), now),
                        ids);
        outbox.appendAll(events);
        return new Told(ids, events.size());
    }
}
