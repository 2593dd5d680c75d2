package dev.ashlar.database.repositories;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ashlar.database.Calls;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Migrations;
import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.Sql;
import dev.ashlar.database.Turns;
import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import java.time.Duration;

/// Everything that speaks with one database, put together. Programs get the parts as beans; tests make one themselves.
/// Making it asks the server for nothing: a program starts while the database is away.
public final class PostgresDatabase implements AutoCloseable {
    private static final Duration VALIDATION = Duration.ofMillis(500);
    private static final int IDLE_CONNECTIONS = 2;

    private final DatabaseSettings settings;
    private final PatientDataSource source;
    private final HikariDataSource pool;
    private final Connections connections;
    private final OutboxBells bells = new OutboxBells();

    public PostgresDatabase(DatabaseSettings settings) {
        this.settings = settings;
        source = new PatientDataSource(settings);
        pool = new HikariDataSource(poolOf(settings, source));
        connections = new Connections(pool);
    }

    public Sql sql() {
        return new JdbcSql(connections);
    }

    public UnitOfWork unitOfWork() {
        return new JdbcUnitOfWork(connections);
    }

    public OutboxTable outboxTable() {
        return new JdbcOutboxTable(connections, bells);
    }

    public Outbox outbox() {
        return new JdbcOutbox(outboxTable());
    }

    public Turns turns() {
        return new AdvisoryLockTurns(settings, sql());
    }

    public Calls calls() {
        return new NotifiedCalls(settings);
    }

    public HealthProbe probe() {
        return new DatabaseProbe(pool);
    }

    public Migrations migrations() {
        return migrations(settings);
    }

    /// Migrations have connections of their own and need no pool.
    public static Migrations migrations(DatabaseSettings settings) {
        return new FlywayMigrations(settings);
    }

    @Override
    public void close() {
        source.close();
        pool.close();
    }

    private static HikariConfig poolOf(DatabaseSettings settings, PatientDataSource source) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(Math.min(IDLE_CONNECTIONS, settings.connections()));
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
