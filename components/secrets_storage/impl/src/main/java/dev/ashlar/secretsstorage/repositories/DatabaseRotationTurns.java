package dev.ashlar.secretsstorage.repositories;

import dev.ashlar.database.Turns;
import dev.ashlar.secretsstorage.ports.RotationTurns;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

@Singleton
final class DatabaseRotationTurns implements RotationTurns {
    private static final String WORK = "secrets_storage.rotation";
    private static final Duration IN_LINE = Duration.ofSeconds(3);

    /// A turn of the database, as a rotation knows it.
    private record DatabaseHold(Turns.Turn turn) implements Hold {
        @Override
        public boolean holds() {
            return turn.holds();
        }

        @Override
        public void close() {
            turn.close();
        }
    }

    private final Turns turns;

    DatabaseRotationTurns(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Optional<Hold> take() {
        return turns.take(WORK, IN_LINE).map(DatabaseHold::new);
    }
}
