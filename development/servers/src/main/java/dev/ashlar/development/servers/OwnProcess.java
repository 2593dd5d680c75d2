package dev.ashlar.development.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One child process with its pid file and its log. It gets a session of its own, so that Ctrl-C in the terminal
/// reaches only the program that started it, which then stops everything in order.
final class OwnProcess {
    private static final int LAST_WORDS = 200;

    private final String name;
    private final PidFile pidFile;
    private final Path log;
    private final Guard guard;
    private final String stopSignal;

    OwnProcess(String name, Places places, Guard guard, String stopSignal) {
        this.name = name;
        this.pidFile = new PidFile(places.pidFile(name));
        this.log = places.log(name);
        this.guard = guard;
        this.stopSignal = stopSignal;
    }

    Path log() {
        return log;
    }

    void launch(List<String> command, Map<String, String> environment, Path folder) {
        try {
            if (Files.exists(log)) {
                Files.move(
                        log,
                        log.resolveSibling(name + ".previous.log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(Session.ofItsOwn(command)).directory(folder.toFile());
            builder.redirectInput(new File("/dev/null")).redirectErrorStream(true);
            builder.redirectOutput(log.toFile()).environment().putAll(environment);
            var process = builder.start();
            guard.watch(process.pid(), stopSignal);
            pidFile.write(process.toHandle());
        } catch (IOException e) {
            throw new ServerFailure(
                    "%s could not be started: %s.".formatted(name, e.getMessage()), e);
        }
    }

    boolean alive() {
        return pidFile.process().isPresent();
    }

    /// Ends what a killed run left behind.
    void endLeftover(Duration patience) {
        stop(patience);
    }

    void stop(Duration patience) {
        var process = pidFile.process();
        process.ifPresent(handle -> end(handle, patience));
        pidFile.delete();
    }

    private void end(ProcessHandle process, Duration patience) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        Signals.send(stopSignal, process.pid());
        var limit = Instant.now().plus(patience);
        while (process.isAlive() && Instant.now().isBefore(limit)) {
            Pause.shortly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        while (process.isAlive()) {
            Pause.shortly();
        }
        guard.forget(process.pid());
    }

    /// The last line of its log that says something.
    String lastWords() {
        return lastLine().orElse("it said nothing");
    }

    private Optional<String> lastLine() {
        try {
            var lines = new String(Files.readAllBytes(log)).lines().filter(l -> !l.isBlank());
            return lines.reduce((_, last) -> last.strip())
                    .map(last -> last.substring(0, Math.min(last.length(), LAST_WORDS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
