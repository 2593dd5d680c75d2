package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ServerFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    @TempDir Path folder;

    @Test
    void aSecondRunIsRefusedWithThePlaceOfTheFirst() {
        var places = Places.ofWorkspace(folder);
        try (var _ = Instance.claim(places)) {
            assertThatThrownBy(() -> Instance.claim(places))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage(
                            "The stack of this workspace is running already (pid %d): stop it with make stop.",
                            ProcessHandle.current().pid());
        }
    }

    @Test
    void afterTheEndOfARunTheNextMayStart() {
        var places = Places.ofWorkspace(folder);
        Instance.claim(places).close();

        assertThat(Instance.running(places)).isEmpty();
        try (var _ = Instance.claim(places)) {
            assertThat(Instance.running(places)).contains(ProcessHandle.current());
        }
    }
}
