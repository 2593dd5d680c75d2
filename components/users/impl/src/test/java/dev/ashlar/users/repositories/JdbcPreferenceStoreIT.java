package dev.ashlar.users.repositories;

import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.UserPreferences;
import dev.ashlar.users.ports.PreferenceStore;
import dev.ashlar.users.ports.PreferenceStoreContract;
import dev.ashlar.users.ports.UserStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPreferenceStoreIT extends PreferenceStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @Test
    void preferencesGoWithTheirUser() {
        var ada = user("ada").id();
        var preferences = new UserPreferences(ada, List.of(new ProjectPath("flights/a")));

        unitOfWork()
                .run(() -> {
                    store().put(preferences);
                    return users().remove(ada);
                });

        assertThat(store().find(ada)).isEmpty();
    }

    @Override
    protected PreferenceStore store() {
        return new JdbcPreferenceStore(DATABASE.sql());
    }

    @Override
    protected UserStore users() {
        return new JdbcUserStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected void clear() {
        DATABASE.clear();
    }
}
