package dev.ashlar.database.repositories;

import dev.ashlar.database.Calls;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Migrations;
import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.Sql;
import dev.ashlar.database.Turns;
import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// The parts of the database as beans. A program that has [DatabaseSettings] has a database.
@Factory
final class DatabaseFactory {
    @Singleton
    @Bean(preDestroy = "close")
    PostgresDatabase database(DatabaseSettings settings) {
        return new PostgresDatabase(settings);
    }

    @Singleton
    Sql sql(PostgresDatabase database) {
        return database.sql();
    }

    @Singleton
    UnitOfWork unitOfWork(PostgresDatabase database) {
        return database.unitOfWork();
    }

    @Singleton
    OutboxTable outboxTable(PostgresDatabase database) {
        return database.outboxTable();
    }

    @Singleton
    Outbox outbox(PostgresDatabase database) {
        return database.outbox();
    }

    @Singleton
    Turns turns(PostgresDatabase database) {
        return database.turns();
    }

    @Singleton
    Calls calls(PostgresDatabase database) {
        return database.calls();
    }

    @Singleton
    @Named("database")
    HealthProbe probe(PostgresDatabase database) {
        return database.probe();
    }

    @Singleton
    Migrations migrations(DatabaseSettings settings) {
        return PostgresDatabase.migrations(settings);
    }
}
