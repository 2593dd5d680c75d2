package dev.ashlar.keycloak.ports;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

public final class InMemoryMarks implements Marks {
    private @Nullable Mark mark;

    @Override
    public Optional<Mark> find() {
        return Optional.ofNullable(mark);
    }

    @Override
    public void move(Mark next) {
        mark = next;
    }
}
