package dev.ashlar.development.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How one kind of server is prepared, started and recognised as ready.
public interface Recipe {
    String name();

    int port();

    /// Fetches and makes what must be there before the start. Quick when it is there already.
    ///
    /// @throws ServerFailure when it cannot
    void prepare();

    /// The program and its arguments. The program must stay the process that was started, not fork away.
    List<String> command();

    /// Added to the environment of this process.
    default Map<String, String> environment() {
        return Map.of();
    }

    Path workingFolder();

    /// Asks the running server; false until it answers.
    boolean answers();

    /// What asks the process to end.
    default String stopSignal() {
        return "TERM";
    }

    /// After that it is ended by force.
    default Duration stopPatience() {
        return Duration.ofSeconds(10);
    }

    /// After that a start counts as failed.
    default Duration startPatience() {
        return Duration.ofSeconds(60);
    }
}
