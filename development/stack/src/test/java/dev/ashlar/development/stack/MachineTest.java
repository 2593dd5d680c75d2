package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ServerFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    private static final long PLENTY = 10_000_000_000L;

    @TempDir Path folder;

    @Test
    void aFullDiskIsSaidWithWhatIsNeededAndWhatIsThere() {
        var machine = new Machine(places(), System.getenv(), _ -> 5L * 1_048_576);

        assertThatThrownBy(machine::require)
                .isInstanceOf(ServerFailure.class)
                .hasMessage(
                        "The disk is full: %s needs 1500 MB, and 5 MB are free.", places().home());
    }

    @Test
    void aMissingToolIsNamedWithWhatToInstall() {
        var machine = new Machine(places(), Map.of("PATH", folder.toString()), _ -> PLENTY);

        assertThatThrownBy(machine::require)
                .isInstanceOf(ServerFailure.class)
                .hasMessage("npm was not found: install Node (20 or newer) with npm.");
    }

    @Test
    void theFoldersAreThereAfterwards() {
        new Machine(places(), System.getenv(), _ -> PLENTY).require();

        assertThat(Files.isDirectory(places().cache())).isTrue();
    }

    private Places places() {
        return Places.ofWorkspace(folder);
    }
}
