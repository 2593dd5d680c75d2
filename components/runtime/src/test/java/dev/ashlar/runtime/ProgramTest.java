package dev.ashlar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.StartException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

final class ProgramTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatTheCommandReturnsIsTheExitCode() {
        assertThat(run(() -> Program.OK)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyWrongSettingIsASentenceOfItsOwn() {
        var code =
                run(() -> {
                    var settings = new Settings(Map.of("PORT", "many"));
                    settings.port("PORT", 8000, "the port to listen on");
                    settings.required("DB_PASSWORD", "the password of the database");
                    settings.check();
                    return Program.OK;
                });

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "PORT is \"many\": the port to listen on must be a whole number from 1 to"
                                + " 65535.",
                        "DB_PASSWORD is not set: it must give the password of the database.");
    }

    @Test
    void aReasonNotToStartIsOneSentence() {
        var code =
                run(() -> {
                    throw new IllegalStateException(
                            "a bean", new StartException("The database is too old."));
                });

        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("The database is too old.");
    }

    @Test
    void aTakenPortIsOneSentence() {
        var code =
                run(() -> {
                    throw new IllegalStateException("a server", new BindException("in use"));
                });

        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "PORT names a port on which another program listens already: choose"
                                + " another one.");
    }

    @Test
    void anUnknownArgumentIsWrongUse() {
        assertThat(run(() -> Program.OK, "--colour")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Unknown option: '--colour'");
    }

    @Test
    void theVersionIsTheOneOfTheEnvironment() {
        assertThat(run(() -> Program.FAILED, "--version")).isZero();
        assertThat(out.toString().strip()).isEqualTo("sample 7.1");
    }

    @Test
    void helpNamesTheProgram() {
        assertThat(run(() -> Program.FAILED, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: sample");
    }

    private int run(Callable<Integer> work, String... arguments) {
        return new Program(new Sample(work), Map.of("VERSION", "7.1"))
                .writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(arguments);
    }

    @Command(name = "sample", mixinStandardHelpOptions = true)
    private record Sample(Callable<Integer> work) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return work.call();
        }
    }
}
