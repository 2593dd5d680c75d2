package dev.ashlar.programs;

import dev.ashlar.testkit.spicedb.SpiceDbGate;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether everything that says the same thing in another place says the same.
final class Agreement {
    private static final String RELATIONS =
            """
            SELECT format('%s:%s#%s@%s:%s',
                resource_type, resource_id, relation, subject_type, subject_id)
            FROM authz.relations
            """;

    /// Each finds nothing where all is well; what it finds is a sentence.
    private static final List<String> QUERIES =
            List.of(
                    "SELECT 'not told to SpiceDB: ' || payload::text FROM database.outbox"
                            + " WHERE channel = 'relations' AND done_at IS NULL",
                    "SELECT 'the index differs: ' || kind || ' ' || name"
                            + " FROM authz.index_differences",
                    """
                    SELECT format('row %s, slug %s', p.id, e.entity_id)
                    FROM project.projects p
                    FULL JOIN namespace.entities e ON e.entity_id = p.id
                    WHERE p.id IS NULL OR e.entity_id IS NULL
                    """,
                    """
                    SELECT format('project %s stands in %s, its relations say otherwise', p.id, e.namespace_slug)
                    FROM project.projects p
                    JOIN namespace.entities e ON e.entity_id = p.id
                    WHERE ARRAY(
                        SELECT r.subject_id FROM authz.relations r
                        WHERE r.resource_type = 'project' AND r.resource_id = p.id
                            AND r.relation = 'project_namespace') <> ARRAY[e.namespace_id]
                    """,
                    """
                    SELECT format('project %s is %s, its relations say otherwise', p.id, p.visibility)
                    FROM project.projects p
                    WHERE (
                        SELECT count(*) FROM authz.relations r
                        WHERE r.resource_type = 'project' AND r.resource_id = p.id
                            AND r.relation = 'public_viewer')
                        <> CASE p.visibility WHEN 'PUBLIC' THEN 2 ELSE 0 END
                    """,
                    """
                    SELECT format('project %s has no owner', p.id)
                    FROM project.projects p
                    WHERE NOT EXISTS (
                        SELECT FROM authz.relations r
                        WHERE r.resource_type = 'project' AND r.resource_id = p.id
                            AND r.relation = 'owner')
                    """,
                    """
                    SELECT format('relations of project %s, which is not there', r.resource_id)
                    FROM authz.relations r
                    WHERE r.resource_type = 'project'
                        AND NOT EXISTS (SELECT FROM project.projects p WHERE p.id = r.resource_id)
                    """);

    private final Holds database;
    private final SpiceDbGate spiceDb;

    Agreement(Holds database, SpiceDbGate spiceDb) {
        this.database = database;
        this.spiceDb = spiceDb;
    }

    /// What disagrees, as sentences.
    List<String> objections() {
        var found = new ArrayList<String>();
        QUERIES.forEach(query -> found.addAll(database.texts(query)));
        var table = new TreeSet<>(database.texts(RELATIONS));
        var copy = new TreeSet<>(inSpiceDb());
        table.stream()
                .filter(it -> !copy.contains(it))
                .map(it -> "SpiceDB lacks " + it)
                .forEach(found::add);
        copy.stream()
                .filter(it -> !table.contains(it))
                .map(it -> "SpiceDB still has " + it)
                .forEach(found::add);
        return found;
    }

    private Set<String> inSpiceDb() {
        try (var reader = new SpiceDbReader(spiceDb.host(), spiceDb.port())) {
            return reader.relations(spiceDb.key());
        }
    }
}
