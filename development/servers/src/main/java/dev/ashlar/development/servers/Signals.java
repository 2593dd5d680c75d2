package dev.ashlar.development.servers;

import java.io.IOException;

/// A negative process id means a whole process group.
///
/// Java itself can only send TERM and KILL; PostgreSQL, for one, wants INT to end without waiting for its clients.
final class Signals {
    private Signals() {}

    static void send(String signal, long pid) {
        try {
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "kill -s \"$1\" -- \"$2\" 2>/dev/null",
                            "sh",
                            signal,
                            Long.toString(pid))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerFailure("A process could not be asked to stop.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Stopping was interrupted.", e);
        }
    }
}
