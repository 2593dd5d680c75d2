package dev.ashlar.development.seed;

import java.util.List;
import java.util.stream.IntStream;

/// What is written one after the other, since each needs those before it.
enum Step {
    USERS(5_000),
    GROUPS(250),
    PROJECTS(4_000);

    private final int size;

    Step(int size) {
        this.size = size;
    }

    int count(Numbers numbers) {
        return switch (this) {
            case USERS -> numbers.users();
            case GROUPS -> numbers.groups();
            case PROJECTS -> numbers.projects();
        };
    }

    List<Chunk> chunks(Numbers numbers) {
        var count = count(numbers);
        return IntStream.iterate(0, from -> from < count, from -> from + size)
                .mapToObj(from -> new Chunk(this, from, Math.min(from + size, count)))
                .toList();
    }
}
