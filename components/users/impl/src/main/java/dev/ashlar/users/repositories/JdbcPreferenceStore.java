package dev.ashlar.users.repositories;

import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.UserPreferences;
import dev.ashlar.users.ports.PreferenceStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class JdbcPreferenceStore implements PreferenceStore {
    private final Sql sql;

    JdbcPreferenceStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<UserPreferences> find(UserId id) {
        return sql.one(
                "SELECT pinned_projects FROM users.preferences WHERE user_id = ?",
                row -> new UserPreferences(id, paths(row.texts("pinned_projects"))),
                id.value());
    }

    @Override
    public void put(UserPreferences preferences) {
        sql.change(
                """
                INSERT INTO users.preferences (user_id, pinned_projects) VALUES (?, ?)
                    ON CONFLICT (user_id) DO UPDATE SET pinned_projects = EXCLUDED.pinned_projects
                """,
                preferences.userId().value(),
                preferences.pinnedProjects().stream().map(ProjectPath::value).toList());
    }

    private static List<ProjectPath> paths(List<String> texts) {
        return texts.stream().map(ProjectPath::new).toList();
    }
}
