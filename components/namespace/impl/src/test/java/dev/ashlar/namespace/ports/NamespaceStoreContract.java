package dev.ashlar.namespace.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.CountingIds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The exam of a namespace store.
public abstract class NamespaceStoreContract {
    private static final UserId ADA = new UserId("ada-id");
    private static final UserId GRACE = new UserId("grace-id");
    private static final Slug WISH = new Slug("ada");
    private static final Slug OTHER = new Slug("ada-1");

    private final CountingIds ids = new CountingIds();

    /// A store without namespaces.
    protected abstract NamespaceStore store();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void theFirstWishIsGrantedWhileItIsFree() {
        var added = add(ADA, WISH, OTHER);

        assertThat(added)
                .contains(new UserNamespace(CountingIds.number(1), WISH, ADA))
                .isEqualTo(owned(ADA));
    }

    @Test
    void aTakenWishGivesWayToTheNext() {
        add(GRACE, WISH);

        var added = add(ADA, WISH, OTHER);

        assertThat(added).map(UserNamespace::slug).contains(OTHER);
    }

    @Test
    void nothingIsAddedWhenAllWishesAreTaken() {
        add(GRACE, WISH);

        var added = add(ADA, WISH);

        assertThat(added).isEmpty();
        assertThat(owned(ADA)).isEmpty();
    }

    @Test
    void nobodyOwnsTwoNamespaces() {
        add(ADA, WISH);

        assertThatThrownBy(() -> add(ADA, OTHER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRemovedNamespaceFreesItsSlug() {
        var gone = add(ADA, WISH).orElseThrow();

        unitOfWork().run(() -> remove(gone));

        assertThat(owned(ADA)).isEmpty();
        assertThat(add(GRACE, WISH)).isPresent();
    }

    @Test
    void aDisownedNamespaceKeepsItsSlugAndItsFormerOwnerMayHaveAnother() {
        var left = add(ADA, WISH).orElseThrow();

        unitOfWork().run(() -> disown(left));

        assertThat(owned(ADA)).isEmpty();
        assertThat(add(ADA, WISH, OTHER)).map(UserNamespace::slug).contains(OTHER);
    }

    @Test
    void fourWhoWishTheSameAtOnceAllGetOne() throws Exception {
        var wishes = List.of(WISH, OTHER, new Slug("ada-2"), new Slug("ada-3"));

        var added =
                AtOnce.run(
                        wishes.size(),
                        n -> add(new UserId("user-" + n), wishes.toArray(Slug[]::new)));

        assertThat(added)
                .map(namespace -> namespace.orElseThrow().slug())
                .containsExactlyInAnyOrderElementsOf(wishes);
    }

    private Optional<UserNamespace> add(UserId owner, Slug... wishes) {
        return unitOfWork().run(() -> store().add(ids.next(), owner, List.of(wishes)));
    }

    private Optional<UserNamespace> owned(UserId owner) {
        return unitOfWork().run(() -> store().lockOwnedBy(owner));
    }

    private boolean remove(UserNamespace namespace) {
        store().remove(namespace.id());
        return true;
    }

    private boolean disown(UserNamespace namespace) {
        store().disown(namespace.id());
        return true;
    }
}
