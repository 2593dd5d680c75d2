package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BricksPageTest {
    @Test
    void thePageOfBricksIsFresh() throws IOException {
        String page = new BricksPage(Workspace.here().bricks()).text();

        new GeneratedPage("docs/architecture/bricks.md", page).isFresh();
    }

    @Test
    void thePageShowsWhoKnowsWhomAndWhatIsInAProgram() {
        Brick.Dependency kernel = new Brick.Dependency("dev.ashlar", "kernel", "");
        Brick.Dependency users = new Brick.Dependency("dev.ashlar", "users", "");
        List<Brick> bricks =
                List.of(
                        new Brick(
                                "bases/shop", "base-shop", "Sells.", List.of(users), 20, List.of()),
                        new Brick(
                                "components/kernel", "kernel", "Words.", List.of(), 20, List.of()),
                        new Brick("components/lost", "lost", "Rests.", List.of(), 20, List.of()),
                        new Brick(
                                "components/users/impl",
                                "users",
                                "People.",
                                List.of(kernel),
                                20,
                                List.of()));

        String page = new BricksPage(bricks).text();

        assertThat(page)
                .contains("    users --> kernel\n")
                .contains("| component | what it is | shop |\n")
                .contains("| kernel | Words. | ● |\n")
                .contains("| lost | Rests. |  |\n")
                .contains("| users | People. | ● |\n");
    }
}
