package dev.ashlar.database.repositories;

import dev.ashlar.database.DatabaseSettings;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// How PostgreSQL is reached.
final class Servers {
    private static final int CONNECT_SECONDS = 2;
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(30);

    private Servers() {}

    /// Without limits for statements: for migrations.
    static PGSimpleDataSource source(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(settings.name());
        source.setUser(settings.user());
        source.setPassword(settings.password().value());
        source.setApplicationName("ashlar");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }

    /// The server ends a statement first, so that the connection stays usable; a server that hangs altogether is left
    /// at the same time by us. A transaction that we forgot, because we hang, is ended by the server.
    static void limit(PGSimpleDataSource source, Duration patience) {
        source.setSocketTimeout((int) Math.max(1, patience.toSeconds()));
        source.setOptions(
                "-c statement_timeout=%d -c idle_in_transaction_session_timeout=%d"
                        .formatted(patience.toMillis() * 9 / 10, IDLE_IN_TRANSACTION.toMillis()));
    }
}
