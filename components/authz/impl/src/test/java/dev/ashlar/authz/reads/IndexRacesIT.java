package dev.ashlar.authz.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.Patiently;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Sixteen at once who change the same things and others, while somebody folds and somebody reads.
class IndexRacesIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final int WRITERS = 16;
    private static final int CHANGES = 30;
    private static final int PROJECTS = 6;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final PublishedReads reads = new PublishedReads(DATABASE);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void theIndexIsRightWhoeverWasFaster() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        var writing = new AtomicBoolean(true);
        for (int at = 0; at < WRITERS; at++) {
            var random = new Random(at);
            work.add(() -> {
                for (int change = 0; change < CHANGES; change++) {
                    reads.applyPatiently(change(random), random);
                }
                return true;
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var folding =
                    threads.submit(() -> {
                        while (writing.get()) {
                            fold();
                            assertThatTheTotalIsExact();
                        }
                        return true;
                    });
            try {
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                writing.set(false);
            }
            folding.get();
        }

        assertThat(reads.differences()).isEmpty();
        fold();
        assertThat(reads.differences()).isEmpty();
        assertThatTheTotalIsExact();
    }

    /// Within one statement, so that the counted and the counting see the same.
    private static void assertThatTheTotalIsExact() {
        var wrong =
                DATABASE.sql()
                        .one(
                                """
                                SELECT count(*) AS wrong FROM authz.tally_differences('', NULL)
                                WHERE lacking <> 0
                                """,
                                row -> row.number("wrong"));

        assertThat(wrong).contains(0L);
    }

    private static void fold() {
        Patiently.run(() ->
                DATABASE.unitOfWork()
                        .run(() ->
                                DATABASE.sql()
                                        .one(
                                                "SELECT authz.fold_tallies(50) AS taken",
                                                row -> row.number("taken"))));
    }

    private static Step change(Random random) {
        var project = new ResourceRef(ResourceType.PROJECT, "p" + random.nextInt(PROJECTS));
        var added = new HashSet<Relation>();
        var removed = new HashSet<Relation>();
        var either = random.nextBoolean() ? added : removed;
        switch (random.nextInt(4)) {
            case 0 -> either.addAll(Relation.visibleToEverybody(project));
            case 1 -> either.add(role(project, random));
            case 2 -> {
                var target = random.nextInt(3);
                added.add(Relation.inNamespace(project, group(target)));
                removed.add(Relation.inNamespace(project, group((target + 1) % 3)));
                removed.add(Relation.inNamespace(project, group((target + 2) % 3)));
            }
            default -> {
                removed.addAll(Relation.visibleToEverybody(project));
                for (int at = 0; at < 3; at++) {
                    removed.add(Relation.inNamespace(project, group(at)));
                    removed.add(Relation.membership(project, new UserId("u" + at), Role.OWNER));
                }
            }
        }
        return new Step(
                List.copyOf(added),
                List.copyOf(removed),
                random.nextInt(3) == 0
                        ? Map.of(project.id(), NOON.plusSeconds(random.nextInt(100)))
                        : new HashMap<>());
    }

    private static Relation role(ResourceRef project, Random random) {
        return Relation.membership(
                project,
                new UserId("u" + random.nextInt(3)),
                random.nextBoolean() ? Role.OWNER : Role.VIEWER);
    }

    private static ResourceRef group(int at) {
        return new ResourceRef(ResourceType.GROUP, "g" + at);
    }
}
