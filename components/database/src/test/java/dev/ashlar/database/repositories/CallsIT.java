package dev.ashlar.database.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.database.Calls;
import dev.ashlar.kernel.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

@SuppressWarnings("NullAway.Init")
class CallsIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    @RegisterExtension static final SharedServer SERVER = new SharedServer();

    private static PostgresDatabase database;

    @BeforeAll
    static void open() {
        database = new PostgresDatabase(SERVER.settings());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everybodyWhoListensHearsACallOnItsChannelOnly() {
        try (var one = database.calls().listen("a.song");
                var other = database.calls().listen("a.song");
                var elsewhere = database.calls().listen("a.\"painting\"")) {
            call("a.song");

            assertThat(one.await(LONG)).isTrue();
            assertThat(other.await(LONG)).isTrue();
            assertThat(elsewhere.await(SHORT)).isFalse();
            assertThat(one.await(SHORT)).isFalse();

            call("a.\"painting\"");

            assertThat(elsewhere.await(LONG)).isTrue();
        }
    }

    @Test
    void aCallIsHeardAfterTheCommit() {
        try (var listener = database.calls().listen("a.song")) {
            var before =
                    database.unitOfWork()
                            .run(() -> {
                                call("a.song");
                                return listener.await(SHORT);
                            });

            assertThat(before).isFalse();
            assertThat(listener.await(LONG)).isTrue();
        }
    }

    @Test
    void whoLosesTheConnectionIsTold() throws Exception {
        try (var listener = database.calls().listen("a.song")) {
            assertThat(listener.hears()).isTrue();

            database.sql().all("SELECT pg_terminate_backend(?)", _ -> true, processOf(listener));

            assertThatThrownBy(() -> listener.await(LONG)).isInstanceOf(ProblemException.class);
            assertThat(listener.hears()).isFalse();
        }
    }

    private static int processOf(Calls.Listener listener) throws SQLException {
        var connection = ((CallConnection) listener).connection();
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    private static void call(String channel) {
        database.sql().all("SELECT pg_notify(?, '')", _ -> channel, channel);
    }
}
