package dev.ashlar.secretsstorage.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustodyTest {
    private static final int ROOT = 0;
    private static final int PROGRAM = 65_532;
    private static final int STRANGER = 1_000;

    @ParameterizedTest
    @CsvSource({
        "---------, false",
        "r--------, false",
        "rw-------, false",
        "rwx------, false",
        "r--r-----, true",
        "rw--w----, true",
        "rw---x---, true",
        "rw----r--, true"
    })
    void aFileOfTheProgramIsForItsOwnerAlone(String permissions, boolean refused) {
        assertThat(othersMay(PROGRAM, permissions, PROGRAM)).isEqualTo(refused);
        assertThat(othersMay(ROOT, permissions, ROOT)).isEqualTo(refused);
        assertThat(othersMay(STRANGER, permissions, PROGRAM)).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "r--r-----, false",
        "rw-r-----, false",
        "rw-rw----, true",
        "rw-r-x---, true",
        "r--r--r--, true",
        "r-----r--, true"
    })
    void aFileOfRootMayBeReadByItsGroup(String permissions, boolean refused) {
        assertThat(othersMay(ROOT, permissions, PROGRAM)).isEqualTo(refused);
    }

    @Test
    void ownerAndPermissionsAreThoseOfTheFileThatALinkNames(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("key"), "a key");
        var link = Files.createSymbolicLink(folder.resolve("link"), file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Custody.othersMay(link)).isFalse();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Custody.othersMay(link)).isTrue();
    }

    private static boolean othersMay(int owner, String permissions, int program) {
        return Custody.othersMay(owner, PosixFilePermissions.fromString(permissions), program);
    }
}
