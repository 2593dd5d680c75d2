package dev.ashlar.authz.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Roster;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The exam of whoever records relations.
public abstract class RelationsContract {
    protected static final ResourceRef ADA = ResourceRef.of(new UserId("ada"));
    protected static final ResourceRef GRACE = ResourceRef.of(new UserId("grace"));
    protected static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));
    protected static final ResourceRef ENGINE =
            ResourceRef.of(ResourceType.PROJECT, CountingIds.number(2));
    protected static final Relation ADA_OWNS_CREW = new Relation(CREW, "owner", ADA);
    protected static final Relation GRACE_EDITS_CREW = new Relation(CREW, "editor", GRACE);
    protected static final Relation ENGINE_IS_IN_CREW =
            new Relation(ENGINE, "project_namespace", CREW);

    /// A record without relations.
    protected abstract Relations relations();

    protected abstract UnitOfWork unitOfWork();

    /// What stands, as text.
    protected abstract Set<String> standing();

    @Test
    void whatIsAddedStands() {
        add(ADA_OWNS_CREW, ENGINE_IS_IN_CREW);

        assertThat(standing())
                .containsExactlyInAnyOrder(ADA_OWNS_CREW.toString(), ENGINE_IS_IN_CREW.toString());
    }

    @Test
    void addingAgainChangesNothing() {
        add(ADA_OWNS_CREW);

        add(ADA_OWNS_CREW, ADA_OWNS_CREW);

        assertThat(standing()).containsExactly(ADA_OWNS_CREW.toString());
    }

    @Test
    void whatIsRemovedNoLongerStands() {
        add(ADA_OWNS_CREW, GRACE_EDITS_CREW);

        remove(ADA_OWNS_CREW);

        assertThat(standing()).containsExactly(GRACE_EDITS_CREW.toString());
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        add(ADA_OWNS_CREW);

        remove(GRACE_EDITS_CREW, new Relation(CREW, "editor", ADA));

        assertThat(standing()).containsExactly(ADA_OWNS_CREW.toString());
    }

    @Test
    void nothingAddedOrRemovedIsNoMistake() {
        add();
        remove();

        assertThat(standing()).isEmpty();
    }

    @Test
    void whoeverCeasesToBeLeavesFromBothSides() {
        add(ADA_OWNS_CREW, GRACE_EDITS_CREW, ENGINE_IS_IN_CREW);
        var stranger = new Relation(ENGINE, "owner", ADA);
        add(stranger);

        unitOfWork()
                .run(() -> {
                    relations().removeAllOf(CREW);
                    return true;
                });

        assertThat(standing()).containsExactly(stranger.toString());
    }

    @Test
    void oneRemovedAndAddedAgainStands() {
        add(ADA_OWNS_CREW);

        unitOfWork()
                .run(() -> {
                    relations().remove(List.of(ADA_OWNS_CREW));
                    relations().add(List.of(ADA_OWNS_CREW));
                    return true;
                });

        assertThat(standing()).containsExactly(ADA_OWNS_CREW.toString());
    }

    @Test
    void whatIsAddedAndWhatIsRemovedChangeTogether() {
        add(ADA_OWNS_CREW);

        change(List.of(GRACE_EDITS_CREW, ENGINE_IS_IN_CREW), List.of(ADA_OWNS_CREW));

        assertThat(standing())
                .containsExactlyInAnyOrder(
                        GRACE_EDITS_CREW.toString(), ENGINE_IS_IN_CREW.toString());
    }

    @Test
    void manyThingsCeaseToBeAtOnce() {
        var graceOwnsEngine = new Relation(ENGINE, "owner", GRACE);
        var other = ResourceRef.of(ResourceType.PROJECT, CountingIds.number(3));
        var adaOwnsOther = new Relation(other, "owner", ADA);
        add(ADA_OWNS_CREW, ENGINE_IS_IN_CREW, graceOwnsEngine, adaOwnsOther);
        add(Relation.inNamespace(other, CREW));

        unitOfWork()
                .run(() -> {
                    relations().removeAllOf(List.of(CREW, ENGINE, CREW));
                    return true;
                });

        assertThat(standing()).containsExactly(adaOwnsOther.toString());
    }

    @Test
    void removingAllOfNothingRemovesNothing() {
        add(ADA_OWNS_CREW);

        unitOfWork()
                .run(() -> {
                    relations().removeAllOf(List.of());
                    return true;
                });

        assertThat(standing()).containsExactly(ADA_OWNS_CREW.toString());
    }

    @Test
    void aRosterHasEachMemberOnceWithTheHighestRole() {
        add(ADA_OWNS_CREW, GRACE_EDITS_CREW, new Relation(CREW, "viewer", GRACE));
        add(Relation.onPlatform(CREW), ENGINE_IS_IN_CREW, new Relation(ENGINE, "owner", GRACE));
        Relation.visibleToEverybody(CREW).forEach(this::add);

        var roster = relations().roster(CREW);

        assertThat(roster)
                .isEqualTo(
                        new Roster(
                                CREW,
                                Map.of(
                                        new UserId("ada"), Role.OWNER,
                                        new UserId("grace"), Role.EDITOR)));
    }

    protected final void change(List<Relation> added, List<Relation> removed) {
        unitOfWork()
                .run(() -> {
                    relations().change(added, removed);
                    return true;
                });
    }

    protected final void add(Relation... added) {
        unitOfWork()
                .run(() -> {
                    relations().add(List.of(added));
                    return true;
                });
    }

    protected final void remove(Relation... removed) {
        unitOfWork()
                .run(() -> {
                    relations().remove(List.of(removed));
                    return true;
                });
    }
}
