package dev.ashlar.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a packaged program as Kubernetes would run it with `projects/chart`: as a user that is nobody else, without any
/// rights of the kernel, with a file system that cannot be written but for a small /tmp, and with keys as files of root's
/// that the pod's group can read, behind the links that Kubernetes makes. Needs root, to take all of that away.
record PodLike(int group) {
    private static final int USER = 65_532;
    private static final String PLACE = "/mnt";

    /// $1 is the program's folder, $2 that of the keys; what follows is run.
    private static final String SCRIPT =
            """
            set -e
            mount --make-rprivate /
            mount -t tmpfs pod %1$s
            mkdir %1$s/app %1$s/keys
            mount --bind "$1" %1$s/app
            mount --bind "$2" %1$s/keys
            shift 2
            mount -t tmpfs -o size=64m,mode=1777 tmp /tmp
            mount -o remount,bind,ro %1$s
            mount -o remount,bind,ro %1$s/app
            mount -o remount,bind,ro %1$s/keys
            mount -o remount,bind,ro /
            if touch /written %1$s/written %1$s/app/written 2>/dev/null; then exit 99; fi
            exec setpriv --reuid %2$d --regid %3$d --groups %3$d --inh-caps=-all --bounding-set=-all --no-new-privs "$@"
            """;

    static boolean isPossible() throws InterruptedException {
        try {
            var tries = new ProcessBuilder("unshare", "--mount", "setpriv", "--version");
            return "root".equals(System.getProperty("user.name")) && tries.start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    PackagedProgram start(String name, Map<String, String> settings, Path keys, String... arguments)
            throws IOException {
        var script = SCRIPT.formatted(PLACE, USER, group);
        var command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", script, "pod"));
        command.addAll(List.of(PackagedProgram.folder(name).toString(), keys.toString()));
        command.add(PLACE + "/app/bin/" + name);
        command.addAll(List.of(arguments));
        return PackagedProgram.run(name, mounted(settings, keys), command);
    }

    /// Every file that a setting names becomes one of the volume.
    private static Map<String, String> mounted(Map<String, String> settings, Path keys)
            throws IOException {
        var inPod = new HashMap<>(settings);
        var data = Files.createDirectories(keys.resolve("..2026"));
        for (var setting : settings.entrySet()) {
            var name = setting.getKey();
            if (name.endsWith("_PATH")) {
                give(Files.copy(Path.of(setting.getValue()), data.resolve(name)));
                Files.createSymbolicLink(keys.resolve(name), Path.of("..2026", name));
                inPod.put(name, PLACE + "/keys/" + name);
            }
        }
        return inPod;
    }

    private static void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", 0);
        Files.setAttribute(file, "unix:gid", USER);
        Files.setAttribute(file, "unix:mode", 0440);
    }
}
