package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.ADA;
import static dev.ashlar.users.UserFixtures.GRACE;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.UserPreferences;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceServiceTest {
    private final UsersHouse house = new UsersHouse();
    private final PreferenceService preferences = house.preferences;

    @Test
    void nothingIsFoundBeforeAnythingIsPinned() {
        assertThatThrownBy(() -> preferences.get(ADA))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void pinsAreKeptInTheirOrderForTheirUserAlone() {
        pin("flights/b");
        pin("flights/a");

        assertThat(preferences.get(ADA)).isEqualTo(pinned("flights/b", "flights/a"));
        assertThatThrownBy(() -> preferences.get(GRACE)).isInstanceOf(ProblemException.class);
    }

    @Test
    void pinningMakesTheUser() {
        pin("flights/a");

        assertThat(house.store.find(ADA.id())).contains(user("ada"));
    }

    @Test
    void aProjectIsPinnedOnceInWhicheverCase() {
        pin("flights/a");

        assertThat(pin("Flights/A")).isEqualTo(pinned("flights/a"));
    }

    @Test
    void aFullListRefusesMoreButNotWhatIsInIt() {
        pin("flights/a");
        pin("flights/b");
        pin("flights/c");

        assertThatThrownBy(() -> pin("flights/d"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo(ErrorCode.INVALID))
                .hasMessageStartingWith("Maximum number of pinned projects");
        assertThat(pin("FLIGHTS/b")).isEqualTo(pinned("flights/a", "flights/b", "flights/c"));
    }

    @Test
    void oneIsUnpinnedInWhicheverCase() {
        pin("flights/a");
        pin("flights/b");

        assertThat(preferences.unpin(ADA, "FLIGHTS/a")).isEqualTo(pinned("flights/b"));
        assertThat(preferences.unpin(ADA, "not pinned")).isEqualTo(pinned("flights/b"));
    }

    @Test
    void allAreUnpinned() {
        pin("flights/a");

        assertThat(preferences.unpinAll(ADA)).isEqualTo(pinned());
        assertThat(preferences.get(ADA)).isEqualTo(pinned());
    }

    @Test
    void unpinningWithoutPinsStatesNoPreferences() {
        assertThat(preferences.unpinAll(ADA)).isEqualTo(pinned());
        assertThat(preferences.unpin(ADA, "flights/a")).isEqualTo(pinned());
        assertThatThrownBy(() -> preferences.get(ADA)).isInstanceOf(ProblemException.class);
    }

    @Test
    void pinsThatComeTogetherAreAllKept() throws Exception {
        AtOnce.run(UsersHouse.MOST_PINNED, n -> pin("flights/p" + n));

        assertThat(preferences.get(ADA).pinnedProjects())
                .map(ProjectPath::value)
                .containsExactlyInAnyOrder("flights/p0", "flights/p1", "flights/p2");
    }

    private UserPreferences pin(String project) {
        return preferences.pin(ADA, new ProjectPath(project));
    }

    private static UserPreferences pinned(String... projects) {
        return new UserPreferences(
                ADA.id(), List.of(projects).stream().map(ProjectPath::new).toList());
    }
}
