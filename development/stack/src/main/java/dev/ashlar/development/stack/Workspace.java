package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ServerFailure;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The folder that holds this program's sources, wherever it is called from.
final class Workspace {
    private Workspace() {}

    static Places places() {
        return Places.ofWorkspace(root());
    }

    static Path root() {
        try {
            var place = StackProgram.class.getProtectionDomain().getCodeSource().getLocation();
            for (@Nullable Path folder = Path.of(place.toURI());
                    folder != null;
                    folder = folder.getParent()) {
                if (Files.exists(folder.resolve("build/maven"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new ServerFailure(
                "This program must stay inside the workspace that it was built in.");
    }
}
