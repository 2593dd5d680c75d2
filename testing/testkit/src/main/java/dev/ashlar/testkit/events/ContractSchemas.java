package dev.ashlar.testkit.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/// Avro schemas made from the contract alone: nothing that the service brings along is looked at.
final class ContractSchemas {
    private static final String RECORDS = "io.renku.events.v2.";

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("project.created", "ProjectCreated"),
                    Map.entry("project.updated", "ProjectUpdated"),
                    Map.entry("project.removed", "ProjectRemoved"),
                    Map.entry("projectAuth.added", "ProjectMemberAdded"),
                    Map.entry("projectAuth.updated", "ProjectMemberUpdated"),
                    Map.entry("projectAuth.removed", "ProjectMemberRemoved"),
                    Map.entry("group.added", "GroupAdded"),
                    Map.entry("group.updated", "GroupUpdated"),
                    Map.entry("group.removed", "GroupRemoved"),
                    Map.entry("memberGroup.added", "GroupMemberAdded"),
                    Map.entry("memberGroup.updated", "GroupMemberUpdated"),
                    Map.entry("memberGroup.removed", "GroupMemberRemoved"),
                    Map.entry("user.added", "UserAdded"),
                    Map.entry("user.updated", "UserUpdated"),
                    Map.entry("user.removed", "UserRemoved"),
                    Map.entry("reprovisioning.started", "ReprovisioningStarted"),
                    Map.entry("reprovisioning.finished", "ReprovisioningFinished"));

    private final JsonNode contract = ContractFiles.events();
    private final Map<String, Schema> made = new HashMap<>();

    /// @param type as headers name it
    Schema of(String type) {
        return named(RECORDS + requireNonNull(NAMES.get(type), type));
    }

    private Schema named(String fullName) {
        var known = made.get(fullName);
        if (known != null) {
            return known;
        }
        var described = requireNonNull(contract.get(fullName), fullName);
        var schema =
                described.isArray() ? choice(fullName, described) : record(fullName, described);
        made.put(fullName, schema);
        return schema;
    }

    private static Schema choice(String fullName, JsonNode symbols) {
        return Schema.createEnum(
                fullName, null, null, symbols.valueStream().map(JsonNode::textValue).toList());
    }

    private Schema record(String fullName, JsonNode described) {
        var fields = new ArrayList<Schema.Field>();
        described
                .properties()
                .forEach(field ->
                        fields.add(new Schema.Field(field.getKey(), type(field.getValue()))));
        return Schema.createRecord(fullName, null, null, false, fields);
    }

    private Schema type(JsonNode described) {
        if (described.isArray()) {
            return Schema.createUnion(described.valueStream().map(this::type).toList());
        }
        if (described.has("items")) {
            return Schema.createArray(type(described.get("items")));
        }
        if (described.has("logicalType")) {
            return LogicalTypes.timestampMillis().addToSchema(type(described.get("type")));
        }
        return switch (described.textValue()) {
            case "string" -> Schema.create(Schema.Type.STRING);
            case "null" -> Schema.create(Schema.Type.NULL);
            case "long" -> Schema.create(Schema.Type.LONG);
            default -> named(described.textValue());
        };
    }
}
