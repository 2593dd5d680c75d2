package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the data API stores it must not be able to open: the code that unwraps keys is not in it.
class WhoUnwrapsTest {
    private static final String UNWRAPS = "secrets-storage";

    private final List<Brick> bricks = Workspace.here().bricks();

    @Test
    void onlyTheSecretsServiceCarriesTheCodeThatUnwraps() {
        var rules = new WorkspaceRules(bricks);

        assertThat(
                        bricks.stream()
                                .filter(brick -> brick.area().equals("bases"))
                                .filter(base -> rules.closure(base).contains(UNWRAPS))
                                .map(Brick::folder))
                .containsExactly("bases/secrets_storage_api");
    }
}
