package dev.ashlar.authz;

/// What the schema calls a definition.
public enum ResourceType {
    USER("user"),
    ANONYMOUS_USER("anonymous_user"),
    PLATFORM("platform"),
    GROUP("group"),
    USER_NAMESPACE("user_namespace"),
    PROJECT("project"),
    DATA_CONNECTOR("data_connector");

    private final String schemaName;

    ResourceType(String schemaName) {
        this.schemaName = schemaName;
    }

    /// As it is written in the schema.
    public String schemaName() {
        return schemaName;
    }
}
