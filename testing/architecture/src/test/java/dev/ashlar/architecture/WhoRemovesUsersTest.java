package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.ashlar.users.UserContents;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A program that can remove a user removes all of her: it carries whatever keeps something that goes with people.
class WhoRemovesUsersTest {
    private static final String REMOVES = "users";

    private final List<Brick> bricks = Workspace.here().bricks();
    private final WorkspaceRules rules = new WorkspaceRules(bricks);

    @Test
    void whoCarriesUsersCarriesAllThatGoesWithThem() {
        var keepers = keepers();

        assertThat(keepers).contains("secrets");
        assertThat(bricks)
                .filteredOn(brick -> brick.area().equals("bases"))
                .map(rules::closure)
                .filteredOn(carried -> carried.contains(REMOVES))
                .isNotEmpty()
                .allSatisfy(carried -> assertThat(carried).containsAll(keepers));
    }

    /// The artifacts of components that keep something of that kind.
    private static Set<String> keepers() {
        return Workspace.here().classes().stream()
                .filter(type -> type.isAssignableTo(UserContents.class) && !type.isInterface())
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toSet());
    }
}
