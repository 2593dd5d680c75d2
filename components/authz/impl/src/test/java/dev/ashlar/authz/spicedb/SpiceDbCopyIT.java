package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationCopy.Fence;
import dev.ashlar.authz.ports.RelationCopy.FenceMoved;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.Patiently;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class SpiceDbCopyIT {
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));

    private String key;
    private SpiceDbChannel channel;
    private SpiceDbCopy copy;

    @BeforeEach
    void beginEmpty() {
        key = SPICEDB.key() + "/" + System.nanoTime();
        channel = new SpiceDbChannel(Replica.settings(SPICEDB.host(), SPICEDB.port(), key));
        copy = new SpiceDbCopy(channel, PATIENCE);
    }

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void withoutASchemaItHasForgotten() {
        assertThat(copy.isComplete()).isFalse();
        assertThatThrownBy(copy::fence).isInstanceOf(Forgotten.class);
        assertThatThrownBy(copy::open).isInstanceOf(Forgotten.class);
        assertThatThrownBy(() -> copy.fill(new Fence("one", "two"), members(1)))
                .isInstanceOf(Forgotten.class);
        assertThatThrownBy(() -> copy.apply(new Fence("one", "two"), adding(members(1)), PATIENCE))
                .isInstanceOf(Forgotten.class);
    }

    @Test
    void nobodyAppliesBeforeItIsComplete() {
        copy.writeSchema();
        var fence = copy.open();

        assertThatThrownBy(copy::fence).isInstanceOf(Forgotten.class);
        assertThat(copy.open()).isEqualTo(fence);
        assertThat(copy.complete(fence)).isEqualTo(copy.fence());
        assertThat(copy.isComplete()).isTrue();
    }

    @Test
    void whatIsReadBeforeSomebodyElseWroteCannotBeWritten() {
        var old = complete();
        var fence = copy.apply(old, adding(members(1)), PATIENCE);
        copy.apply(fence, removing(members(1)), PATIENCE);

        assertThatThrownBy(() -> copy.apply(old, adding(members(1)), PATIENCE))
                .isInstanceOf(FenceMoved.class);
        assertThatThrownBy(() -> copy.fill(old, members(1))).isInstanceOf(FenceMoved.class);
        assertThatThrownBy(() -> copy.complete(old)).isInstanceOf(FenceMoved.class);
        assertThat(known()).isEmpty();
    }

    @Test
    void whatFillsItIsTooLateOnceItIsComplete() {
        copy.writeSchema();
        var fence = copy.open();
        copy.fill(fence, members(2));
        copy.complete(fence);

        assertThatThrownBy(() -> copy.fill(fence, members(3))).isInstanceOf(FenceMoved.class);
        assertThat(known()).hasSize(2);
    }

    @Test
    void manyChangesTakeSeveralCallsAndTheLastOfARelationCounts() {
        var members = members(2_500);
        var stay = members.subList(500, 2_500);

        var fence =
                copy.apply(
                        complete(),
                        List.of(
                                new RelationChange(1, members, List.of()),
                                new RelationChange(2, List.of(), members),
                                new RelationChange(3, stay, List.of())),
                        PATIENCE);

        assertThat(copy.fence()).isEqualTo(fence);
        assertThat(known()).isEqualTo(texts(stay));
    }

    @Test
    void ofManyWhoOpenItOneFenceStands() throws Exception {
        copy.writeSchema();
        Callable<Fence> open = () -> Patiently.get(copy::open);
        var opening = Collections.nCopies(16, open);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fences = new HashSet<Fence>();
            for (var fence : threads.invokeAll(opening)) {
                fences.add(fence.get());
            }

            assertThat(fences).containsExactly(copy.open());
        }
    }

    @Test
    void theGenerationLastsUntilItForgets() {
        var fence = complete();

        var next = copy.apply(fence, adding(members(1)), PATIENCE);

        assertThat(next.generation()).isEqualTo(fence.generation());
        assertThat(next.token()).isNotEqualTo(fence.token());
    }

    private Fence complete() {
        copy.writeSchema();
        return copy.complete(copy.open());
    }

    private static List<RelationChange> adding(List<Relation> relations) {
        return List.of(new RelationChange(1, relations, List.of()));
    }

    private static List<RelationChange> removing(List<Relation> relations) {
        return List.of(new RelationChange(1, List.of(), relations));
    }

    private static List<Relation> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> new UserId("member-" + at))
                .map(member -> Relation.membership(CREW, member, Role.VIEWER))
                .toList();
    }

    private static Set<String> texts(List<Relation> relations) {
        var texts = new HashSet<String>();
        relations.forEach(relation -> texts.add(relation.toString()));
        return texts;
    }

    private Set<String> known() {
        try (var reader = new SpiceDbReader(SPICEDB.host(), SPICEDB.port())) {
            return reader.relations(key);
        }
    }
}
