package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Folders;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Throws the data, the keys and the logs away; what was fetched stays.
@Command(name = "reset", description = "Throw away all local data.")
final class ResetCommand implements Callable<Integer> {
    private static final List<String> FOLDERS = List.of("data", "keys", "logs");

    @Override
    public Integer call() {
        var places = Workspace.places();
        try (var _ = Instance.claim(places)) {
            StopCommand.endLeftovers(places);
            FOLDERS.forEach(name -> Folders.delete(places.home().resolve(name)));
        }
        System.out.println("All local data is gone; make run starts afresh.");
        return 0;
    }
}
