package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Ends the watched processes when this program dies without having stopped them, be it by kill -9.
///
/// It is a shell that reads what to watch from a pipe: however this program ends, the system closes the pipe.
public final class Guard implements AutoCloseable {
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            watched=
            while read -r what pid signal; do
                case $what in
                    watch) watched="$watched $pid:$signal" ;;
                    forget)
                        rest=
                        for one in $watched; do
                            [ "${one%%:*}" = "$pid" ] || rest="$rest $one"
                        done
                        watched=$rest ;;
                    leave) exit 0 ;;
                esac
            done
            for one in $watched; do kill -s "${one#*:}" -- "${one%%:*}" 2>/dev/null; done
            rest=$watched
            while [ "$PATIENCE" -gt 0 ]; do
                rest=
                for one in $watched; do
                    kill -s 0 -- "${one%%:*}" 2>/dev/null && rest="$rest $one"
                done
                [ -n "$rest" ] || exit 0
                sleep 1
                PATIENCE=$((PATIENCE - 1))
            done
            for one in $rest; do kill -s KILL -- "${one%%:*}" 2>/dev/null; done
            """;

    private static final int PATIENCE_SECONDS = 10;

    private final Process shell;
    private final OutputStream orders;

    public Guard() {
        this(PATIENCE_SECONDS);
    }

    /// @param patience how many seconds it waits before it ends by force what does not end when asked
    Guard(int patience) {
        try {
            var builder =
                    new ProcessBuilder(Session.ofItsOwn(List.of("sh", "-c", SCRIPT)))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PATIENCE", Integer.toString(patience));
            shell = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = shell.getOutputStream();
    }

    /// @param pid a negative one means a whole process group
    /// @param signal what asks it to end, such as `TERM`
    public void watch(long pid, String signal) {
        order("watch " + pid + " " + signal);
    }

    public void forget(long pid) {
        order("forget " + pid);
    }

    /// Ends the guard, not what it watches.
    @Override
    public void close() {
        order("leave");
        try {
            orders.close();
        } catch (IOException _) {
            // It has left already.
        }
    }

    private synchronized void order(String line) {
        try {
            orders.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            if (shell.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
