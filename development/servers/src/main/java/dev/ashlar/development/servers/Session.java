package dev.ashlar.development.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Puts a command into a session of its own where the machine has `setsid`; it keeps its process id.
final class Session {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Session() {}

    static boolean available() {
        return Files.isExecutable(SETSID);
    }

    static List<String> ofItsOwn(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (available()) {
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        return whole;
    }
}
