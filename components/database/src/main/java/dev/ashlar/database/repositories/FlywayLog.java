package dev.ashlar.database.repositories;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flyway's words at a level lower than it wants: it warns that PostgreSQL 18 is newer than itself and that scripts may
/// be applied out of order, and both are known and wanted. What it fails with is thrown. Made by Flyway, by its name.
public final class FlywayLog implements LogCreator, Log {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ashlar.database.flyway");

    public FlywayLog() {}

    @Override
    public Log createLogger(Class<?> source) {
        return this;
    }

    @Override
    public boolean isDebugEnabled() {
        return LOG.isTraceEnabled();
    }

    @Override
    public void debug(String message) {
        LOG.trace(message);
    }

    @Override
    public void info(String message) {
        LOG.debug(message);
    }

    @Override
    public void warn(String message) {
        LOG.debug(message);
    }

    @Override
    public void error(String message) {
        LOG.error(message);
    }

    @Override
    public void error(String message, Exception failure) {
        LOG.error(message, failure);
    }

    @Override
    public void notice(String message) {
        LOG.debug(message);
    }
}
