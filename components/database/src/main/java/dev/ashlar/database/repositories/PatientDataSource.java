package dev.ashlar.database.repositories;

import dev.ashlar.database.DatabaseSettings;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/// Makes connections for the pool, and while the server is away goes on asking for one several times a second.
///
/// The pool by itself would ask at growing distances of up to five seconds, so that it would notice the server's return
/// that much later. Requests do not wait for this: the pool tells them after its own time-out.
final class PatientDataSource implements DataSource, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PatientDataSource.class);

    private final PGSimpleDataSource server;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean closed;

    PatientDataSource(DatabaseSettings settings) {
        server = Servers.source(settings);
        Servers.limit(server, settings.patience());
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (!closed) {
            try {
                var connection = server.getConnection();
                if (away.getAndSet(false)) {
                    LOG.info("the database answers again");
                }
                return connection;
            } catch (SQLException failure) {
                if (!away.getAndSet(true)) {
                    LOG.warn("no connection to the database: {}", failure.getMessage());
                }
                pause(failure);
            }
        }
        throw new SQLTransientConnectionException("the pool is closed");
    }

    @Override
    public void close() {
        closed = true;
    }

    private static void pause(SQLException failure) throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return server.getConnection(user, password);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return server.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        server.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The pool would set its own time-out here; ours is part of the source and shorter.
    }

    @Override
    public int getLoginTimeout() {
        return server.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return server.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return server.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return server.isWrapperFor(type);
    }
}
