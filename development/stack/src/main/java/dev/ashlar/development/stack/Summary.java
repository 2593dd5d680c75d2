package dev.ashlar.development.stack;

import java.util.List;

/// What a developer wants to know when everything runs.
record Summary(Ports ports, String kubernetes, List<String> missing) {
    private static final int USUAL_KEYCLOAK = 8180;

    String text() {
        var text = new StringBuilder("\n");
        row(text, "data API", Ports.Part.DATA_API, "/api/data/docs");
        row(text, "secrets storage API", Ports.Part.SECRETS, "/api/secrets/version");
        row(text, "Keycloak", Ports.Part.KEYCLOAK, "   administrator: admin / admin, realm: Renku");
        line(
                text,
                "PostgreSQL",
                "psql -h localhost -p %d -U renku renku".formatted(ports.of(Ports.Part.POSTGRES)));
        line(
                text,
                "SpiceDB",
                "localhost:%d   gRPC, key: %s"
                        .formatted(ports.of(Ports.Part.SPICEDB), ServerSet.SPICEDB_KEY));
        line(text, "Redis", "redis://localhost:" + ports.of(Ports.Part.REDIS));
        line(text, "Kubernetes API", kubernetes);
        line(text, "logs", ".local/logs/");
        text.append("\n  Demo users (password = name): admin (administers), ada, grace, alan\n");
        missing.forEach(
                name -> text.append("  Not packaged, so not started: ").append(name).append('\n'));
        text.append("\n  Try, in another terminal:\n");
        // The other terminal does not know of a port that was moved in this one.
        var keycloak = ports.of(Ports.Part.KEYCLOAK);
        var moved = keycloak == USUAL_KEYCLOAK ? "" : "LOCAL_PORT_KEYCLOAK=" + keycloak + " ";
        text.append(
                "    curl -H \"Authorization: Bearer $(%smake -s token USER=ada)\" localhost:%d/api/data/user\n\n"
                        .formatted(moved, ports.of(Ports.Part.DATA_API)));
        text.append("  Ctrl-C stops everything; the data stays.\n\n");
        return text.toString();
    }

    private void row(StringBuilder text, String title, Ports.Part part, String rest) {
        line(text, title, "http://localhost:" + ports.of(part) + rest);
    }

    private static void line(StringBuilder text, String title, String place) {
        text.append("  %-20s %s%n".formatted(title, place));
    }
}
