package dev.ashlar.secrets.repositories;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Standing;
import dev.ashlar.database.Row;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SessionSecretSlot;

/// How rows become slots.
final class SlotRows {
    static final String COLUMNS =
            """
            slot.id, slot.project_id, slot.name, slot.description, slot.filename, slot.created_by,
            slot.creation_date, slot.updated_at, slot.version
            """;

    private SlotRows() {}

    static SessionSecretSlot slot(Row row) {
        return new SessionSecretSlot(
                new Ulid(row.text("id")),
                new Ulid(row.text("project_id")),
                row.text("name"),
                row.textOrNull("description"),
                row.text("filename"),
                new UserId(row.text("created_by")),
                row.instant("creation_date"),
                row.instant("updated_at"),
                row.number("version"));
    }

    /// What is seen as the project is.
    static <T> Seen<T> seen(T thing, Ulid project, int level) {
        return new Seen<>(thing, ResourceRef.of(ResourceType.PROJECT, project), Standing.of(level));
    }
}
