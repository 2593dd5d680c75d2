package dev.ashlar.counterexample.core;

import dev.ashlar.counterexample.apispec.PersonDto;
import javax.sql.DataSource;

/// A core that knows a database and the wire.
final class WorldlyService {
    private final DataSource dataSource;

    WorldlyService(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    PersonDto find() {
        return new PersonDto(dataSource.toString());
    }
}
