package dev.ashlar.users.ports;

import static dev.ashlar.users.UserFixtures.NOON;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.User;
import dev.ashlar.users.UserPreferences;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The exam of a preference store.
public abstract class PreferenceStoreContract {
    private static final User ADA = user("ada");

    protected abstract PreferenceStore store();

    /// Where the users are whose preferences are kept.
    protected abstract UserStore users();

    /// Forgets all users and preferences.
    protected abstract void clear();

    protected abstract UnitOfWork unitOfWork();

    @BeforeEach
    void onlyAdaIsThere() {
        clear();
        unitOfWork().run(() -> users().add(ADA, NOON));
    }

    @Test
    void nothingIsFoundBeforeAnythingIsPut() {
        assertThat(store().find(ADA.id())).isEmpty();
    }

    @Test
    void whatIsPutIsFoundInItsOrder() {
        var preferences = pinned("flights/b", "Flights/a.b_c", "x/yz");

        put(preferences);

        assertThat(store().find(ADA.id())).contains(preferences);
    }

    @Test
    void whatIsPutLaterReplacesWhatWasThere() {
        put(pinned("flights/a", "flights/b"));

        put(pinned());

        assertThat(store().find(ADA.id())).contains(pinned());
    }

    private void put(UserPreferences preferences) {
        unitOfWork()
                .run(() -> {
                    store().put(preferences);
                    return true;
                });
    }

    private static UserPreferences pinned(String... projects) {
        return new UserPreferences(
                ADA.id(), List.of(projects).stream().map(ProjectPath::new).toList());
    }
}
