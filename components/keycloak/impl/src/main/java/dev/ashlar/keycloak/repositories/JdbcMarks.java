package dev.ashlar.keycloak.repositories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.keycloak.ports.Marks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A bookmark of the database for each realm that was ever followed. It is no table of this component, because programs
/// without this component make the tables.
@Singleton
final class JdbcMarks implements Marks {
    private static final JsonMapper JSON = new JsonMapper();

    private final Sql sql;
    private final String work;

    JdbcMarks(Sql sql, KeycloakSettings settings) {
        this.sql = sql;
        this.work = "keycloak events of " + settings.realm();
    }

    @Override
    public Optional<Mark> find() {
        return sql.one(
                "SELECT place::text FROM database.bookmark(?) place WHERE place IS NOT NULL",
                JdbcMarks::mark,
                work);
    }

    @Override
    public void move(Mark mark) {
        var place = JSON.createObjectNode().put("done", mark.done().toString());
        mark.owed().forEach(place.putArray("owed")::add);
        sql.one(
                "SELECT database.put_bookmark(?, ?::jsonb) AS put",
                row -> row.flag("put"),
                work,
                place.toString());
    }

    private static Mark mark(Row row) {
        var place = parsed(row.text("place"));
        List<String> owed = new ArrayList<>();
        place.path("owed").forEach(person -> owed.add(person.asText()));
        return new Mark(Instant.parse(place.path("done").asText()), owed);
    }

    private static JsonNode parsed(String place) {
        try {
            return JSON.readTree(place);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL holds JSON only", e);
        }
    }
}
