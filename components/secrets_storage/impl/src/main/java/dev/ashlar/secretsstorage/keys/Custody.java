package dev.ashlar.secretsstorage.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// Who can use a file, by its owner and its permissions.
///
/// A file of the program's own user must be for its owner alone. One of root's may be readable by its group too, since
/// that is how Kubernetes mounts a secret for a program that is not root: whoever is in that group, root has let in.
final class Custody {
    private static final int ROOT = 0;
    private static final Set<PosixFilePermission> OF_THE_OWNER =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private Custody() {}

    static boolean othersMay(Path file) throws IOException {
        return othersMay(
                user(file), Files.getPosixFilePermissions(file), user(Path.of("/proc/self")));
    }

    static boolean othersMay(int owner, Set<PosixFilePermission> permissions, int program) {
        var ofOthers = new HashSet<>(permissions);
        ofOthers.removeAll(OF_THE_OWNER);
        if (owner == ROOT && program != ROOT) {
            ofOthers.remove(PosixFilePermission.GROUP_READ);
        }
        return !ofOthers.isEmpty();
    }

    private static int user(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }
}
