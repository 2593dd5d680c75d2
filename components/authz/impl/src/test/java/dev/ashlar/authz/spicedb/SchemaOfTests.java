package dev.ashlar.authz.spicedb;

/// The schema that servers are given, for tests of those who ask them.
public final class SchemaOfTests {
    private SchemaOfTests() {}

    public static String text() {
        return SchemaFile.text();
    }
}
