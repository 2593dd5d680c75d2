package dev.ashlar.development.seed;

import dev.ashlar.development.seed.Relations.Thing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes chunks into the tables of the components, as the services would have left them; only nothing is announced on
/// the event streams.
final class Writer {
    private static final String MOUNT = "/secrets";

    private final World world;
    private final boolean relayed;
    private final Residents residents;
    private final List<Thing> teams = new ArrayList<>();

    /// @param relayed whether SpiceDB hears of the relations by the relay
    Writer(World world, Residents residents, boolean relayed) {
        this.world = world;
        this.residents = residents;
        this.relayed = relayed;
        for (int index = 0; index < world.numbers().groups(); index++) {
            teams.add(new Thing("group", world.team(index).id()));
        }
    }

    /// @return how many relations were written
    long write(Chunk chunk, Connection connection) throws SQLException {
        return switch (chunk.step()) {
            case USERS -> users(chunk, connection);
            case GROUPS -> groups(chunk, connection);
            case PROJECTS -> projects(chunk, connection);
        };
    }

    private long users(Chunk chunk, Connection connection) throws SQLException {
        var users =
                new Rows("users.users (id, username, email, first_name, last_name, first_seen_at)");
        var namespaces = new Rows("namespace.namespaces (id, slug, kind, user_id)");
        var relations = new Relations();
        for (int index = chunk.from(); index < chunk.to(); index++) {
            var resident = residents.get(index);
            if (resident.known()) {
                continue;
            }
            var person = world.person(index);
            users.add(
                    person.id(),
                    person.username(),
                    person.email(),
                    person.firstName(),
                    person.lastName(),
                    person.seenAt());
            namespaces.add(person.namespaceId(), person.username(), "user", person.id());
            relations.member(resident.namespace(), person.id(), Member.Role.OWNER);
            relations.open(resident.namespace());
            relations.platform(resident.namespace());
        }
        users.write(connection);
        namespaces.write(connection);
        return relations.write(connection, relayed, Instant.now());
    }

    private long groups(Chunk chunk, Connection connection) throws SQLException {
        var namespaces = new Rows("namespace.namespaces (id, slug, kind)");
        var groups =
                new Rows("namespace.groups (id, name, description, created_by, creation_date)");
        var relations = new Relations();
        for (int index = chunk.from(); index < chunk.to(); index++) {
            var team = world.team(index);
            namespaces.add(team.id(), team.slug(), "group");
            groups.add(
                    team.id(),
                    team.name(),
                    team.description(),
                    residents.get(team.creator()).userId(),
                    team.createdAt());
            var thing = teams.get(index);
            members(relations, thing, world.memberships().of(index));
            relations.open(thing);
            relations.platform(thing);
        }
        namespaces.write(connection);
        groups.write(connection);
        return relations.write(connection, relayed, Instant.now());
    }

    private long projects(Chunk chunk, Connection connection) throws SQLException {
        var slugs = new Rows("namespace.slugs (entity_id, kind, namespace_id, slug)");
        var projects =
                new Rows(
                        """
                        project.projects (id, name, description, visibility, repositories, keywords, documentation,
                            secrets_mount_directory, is_template, created_by, creation_date, updated_at, version)\
                        """);
        var relations = new Relations();
        var works = new ArrayList<Work>();
        for (int index = chunk.from(); index < chunk.to(); index++) {
            var work = world.project(index);
            works.add(work);
            var home = home(work);
            slugs.add(work.id(), "project", home.id(), work.slug());
            add(projects, work);
            add(relations, work, home);
        }
        projects.write(connection);
        slugs.write(connection);
        // First, so that what the index makes from the relations stands at its place in lists at
        // once.
        announce(works, connection);
        return relations.write(connection, relayed, Instant.now());
    }

    private void add(Rows projects, Work work) {
        projects.add(
                work.id(),
                work.name(),
                work.texts().description(),
                work.open() ? "PUBLIC" : "PRIVATE",
                work.texts().repositories(),
                work.texts().keywords(),
                work.texts().documentation(),
                MOUNT,
                work.template(),
                residents.get(work.creator()).userId(),
                work.createdAt(),
                work.updatedAt(),
                1);
    }

    private void add(Relations relations, Work work, Thing home) {
        var thing = new Thing("project", work.id());
        relations.platform(thing);
        relations.namespace(thing, home);
        members(relations, thing, work.members());
        if (work.open()) {
            relations.open(thing);
        }
    }

    private void members(Relations relations, Thing thing, List<Member> members) {
        members.forEach(member ->
                relations.member(thing, residents.get(member.person()).userId(), member.role()));
    }

    private Thing home(Work work) {
        return switch (work.home()) {
            case Work.Home.OfTeam(int team) -> teams.get(team);
            case Work.Home.OfPerson(int person) -> residents.get(person).namespace();
        };
    }

    private static void announce(List<Work> works, Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT authz.listed_all('project', ?, ?)")) {
            var ids = works.stream().map(Work::id).toArray();
            var times = works.stream().map(work -> work.updatedAt().toString()).toArray();
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setArray(2, connection.createArrayOf("timestamptz", times));
            statement.execute();
        }
    }
}
