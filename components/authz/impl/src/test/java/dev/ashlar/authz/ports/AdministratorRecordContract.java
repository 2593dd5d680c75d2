package dev.ashlar.authz.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.CountingIds;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The exam of a record of administrators.
public abstract class AdministratorRecordContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ADA = new UserId("ada");
    private static final UserId GRACE = new UserId("grace");
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));

    /// A record without administrators, present or former.
    protected abstract AdministratorRecord record();

    /// Where relations are kept.
    protected abstract Relations relations();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void thePresentOnesAreThoseWithTheRelation() {
        assertThat(record().present()).isEmpty();

        change(() ->
                relations()
                        .add(
                                List.of(
                                        admin(ADA),
                                        new Relation(CREW, "owner", ResourceRef.of(GRACE)))));

        assertThat(record().present()).containsExactly(ADA);
    }

    @Test
    void whoRetiresIsFormerUntilHerTokensEnd() {
        change(() -> record().retire(List.of(ADA), NOON, NOON.minusSeconds(60)));

        assertThat(record().isFormer(ADA, NOON.minusSeconds(1))).isTrue();
        assertThat(record().isFormer(ADA, NOON)).isFalse();
        assertThat(record().isFormer(GRACE, NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void whoRetiresAgainHasTheLaterEnd() {
        change(() -> record().retire(List.of(ADA), NOON, NOON.minusSeconds(60)));
        change(() -> record().retire(List.of(ADA), NOON.plusSeconds(60), NOON.minusSeconds(30)));

        assertThat(record().isFormer(ADA, NOON)).isTrue();
    }

    @Test
    void whoIsReinstatedIsNotFormer() {
        change(() -> record().retire(List.of(ADA, GRACE), NOON, NOON.minusSeconds(60)));

        change(() -> record().reinstate(List.of(ADA)));
        change(() -> record().reinstate(List.of()));
        change(() -> record().retire(List.of(), NOON, NOON.minusSeconds(60)));

        assertThat(record().isFormer(ADA, NOON.minusSeconds(1))).isFalse();
        assertThat(record().isFormer(GRACE, NOON.minusSeconds(1))).isTrue();
    }

    @Test
    void itIsHeldByOneAtATime() throws Exception {
        var counter = new int[1];

        AtOnce.run(
                6,
                _ ->
                        unitOfWork()
                                .run(() -> {
                                    record().hold();
                                    var before = counter[0];
                                    Thread.yield();
                                    counter[0] = before + 1;
                                    return true;
                                }));

        assertThat(counter[0]).isEqualTo(6);
    }

    private static Relation admin(UserId id) {
        return new Relation(ResourceRef.PLATFORM, "admin", ResourceRef.of(id));
    }

    private void change(Runnable change) {
        unitOfWork()
                .run(() -> {
                    change.run();
                    return true;
                });
    }
}
