package dev.ashlar.development.servers;

import java.time.Instant;

/// A server that follows a recipe, in a process of its own.
public final class ProcessServer implements Server {
    private final Recipe recipe;
    private final OwnProcess process;

    public ProcessServer(Recipe recipe, Places places, Guard guard) {
        this.recipe = recipe;
        this.process = new OwnProcess(recipe.name(), places, guard, recipe.stopSignal());
    }

    @Override
    public String name() {
        return recipe.name();
    }

    @Override
    public Address address() {
        return Address.local(recipe.port());
    }

    @Override
    public void start() {
        process.endLeftover(recipe.stopPatience());
        recipe.prepare();
        process.launch(recipe.command(), recipe.environment(), recipe.workingFolder());
        awaitAnswer();
    }

    @Override
    public boolean ready() {
        return process.alive() && recipe.answers();
    }

    @Override
    public void stop() {
        process.stop(recipe.stopPatience());
    }

    /// What ended it, for a person; the end of its log.
    public String lastWords() {
        return process.lastWords();
    }

    public boolean alive() {
        return process.alive();
    }

    private void awaitAnswer() {
        var limit = Instant.now().plus(recipe.startPatience());
        while (!recipe.answers()) {
            if (!process.alive()) {
                throw new ServerFailure(
                        "%s ended while it started: %s (log: %s)."
                                .formatted(name(), process.lastWords(), process.log()));
            }
            if (Instant.now().isAfter(limit)) {
                stop();
                throw new ServerFailure(
                        "%s did not answer within %d seconds (log: %s)."
                                .formatted(
                                        name(), recipe.startPatience().toSeconds(), process.log()));
            }
            Pause.shortly();
        }
    }
}
