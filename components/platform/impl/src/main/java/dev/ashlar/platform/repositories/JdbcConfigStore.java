package dev.ashlar.platform.repositories;

import dev.ashlar.database.Sql;
import dev.ashlar.platform.PlatformConfig;
import dev.ashlar.platform.ports.ConfigStore;
import jakarta.inject.Singleton;

@Singleton
class JdbcConfigStore implements ConfigStore {
    private static final String ROW = "SELECT incident_banner, version FROM platform.config";

    private final Sql sql;

    JdbcConfigStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public PlatformConfig read() {
        return select(ROW);
    }

    @Override
    public PlatformConfig lock() {
        sql.change("INSERT INTO platform.config DEFAULT VALUES ON CONFLICT DO NOTHING");
        return select(ROW + " FOR UPDATE");
    }

    @Override
    public void write(PlatformConfig config) {
        sql.change(
                "UPDATE platform.config SET incident_banner = ?, version = ?",
                config.incidentBanner(),
                config.version());
    }

    private PlatformConfig select(String statement) {
        return sql.one(
                        statement,
                        row ->
                                new PlatformConfig(
                                        row.text("incident_banner"), row.number("version")))
                .orElse(PlatformConfig.INITIAL);
    }
}
