package dev.ashlar.namespace.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import dev.ashlar.namespace.ports.InMemoryNamespaceStore;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.RecordingRelations;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserNamespaceServiceTest {
    private static final UserId ADA = new UserId("ada-id");
    private static final Slug WISH = new Slug("ada");

    private final RecordingRelations relations = new RecordingRelations();
    private final FakeContents projects = new FakeContents();
    private final UserNamespaceService service =
            new UserNamespaceService(
                    new InMemoryNamespaceStore(),
                    relations,
                    new CountingIds(),
                    List.of(new FakeContents(), projects));

    @Test
    void aNewNamespaceIsOwnedByItsUserAndSeenByEverybody() {
        var opened = service.open(ADA, WISH);

        assertThat(opened).isEqualTo(new UserNamespace(CountingIds.number(1), WISH, ADA));
        var itself = "user_namespace:" + opened.id();
        assertThat(relations.standing())
                .containsExactlyInAnyOrder(
                        itself + "#owner@user:ada-id",
                        itself + "#public_viewer@user:*",
                        itself + "#public_viewer@anonymous_user:*",
                        itself + "#user_namespace_platform@platform:renku");
    }

    @Test
    void aTakenWishGetsNumbersThenAnEndingThatNobodyElseHas() {
        var slugs =
                List.of("a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8").stream()
                        .map(owner -> service.open(new UserId(owner), WISH).slug().value())
                        .toList();

        assertThat(slugs)
                .startsWith("ada", "ada-1", "ada-2", "ada-3", "ada-4", "ada-5")
                .doesNotHaveDuplicates();
        assertThat(slugs.subList(6, 8)).allMatch(slug -> slug.matches("ada-[0-9a-z]{8}"));
    }

    @Test
    void anEmptyNamespaceCeasesToBeWithItsRelations() {
        service.open(ADA, WISH);

        service.close(ADA);

        assertThat(relations.standing()).isEmpty();
        assertThat(service.open(new UserId("grace-id"), WISH).slug()).isEqualTo(WISH);
    }

    @Test
    void aNamespaceWithSomethingInItStaysWithoutItsOwner() {
        var opened = service.open(ADA, WISH);
        projects.full.add(opened.id());

        service.close(ADA);

        var itself = "user_namespace:" + opened.id();
        assertThat(relations.standing())
                .containsExactlyInAnyOrder(
                        itself + "#public_viewer@user:*",
                        itself + "#public_viewer@anonymous_user:*",
                        itself + "#user_namespace_platform@platform:renku");
        assertThat(service.open(ADA, WISH).slug()).isEqualTo(new Slug("ada-1"));
    }

    @Test
    void closingForSomebodyWithoutNamespaceChangesNothing() {
        service.open(ADA, WISH);
        var before = relations.standing();

        service.close(new UserId("nobody"));

        assertThat(relations.standing()).isEqualTo(before);
    }
}
