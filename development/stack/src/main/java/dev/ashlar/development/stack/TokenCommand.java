package dev.ashlar.development.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the token and nothing else, so that it can stand in a command.
@Command(name = "token", description = "Print an access token of a demo user.")
final class TokenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "USER", defaultValue = "ada", description = "admin, ada, grace, alan")
    private String user = "ada";

    @Override
    public Integer call() {
        var port = Ports.read(System.getenv()).of(Ports.Part.KEYCLOAK);
        System.out.println(new Tokens(port).of(user));
        return 0;
    }
}
