package dev.ashlar.namespace.core;

import static dev.ashlar.namespace.NamespaceFixtures.ADA;
import static dev.ashlar.namespace.NamespaceFixtures.ADMIN;
import static dev.ashlar.namespace.NamespaceFixtures.GRACE;
import static dev.ashlar.namespace.NamespaceFixtures.caller;
import static dev.ashlar.namespace.core.GroupsHouse.FLIGHTS;
import static dev.ashlar.namespace.core.GroupsHouse.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.NamedNamespace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamespaceServiceTest {
    private final GroupsHouse house = new GroupsHouse();

    @Test
    void withoutARoleAllGroupsCountAndWithOneThoseInWhichOneHasIt() {
        house.flights();
        house.enrol(GRACE);

        assertThat(slugs(caller(GRACE), null)).containsExactly("grace", "flights");
        assertThat(slugs(caller(GRACE), Role.VIEWER)).containsExactly("grace");
        assertThat(slugs(caller(ADA), Role.OWNER)).containsExactly("ada", "flights");
    }

    @Test
    void administratorsHaveEveryRole() {
        house.flights();

        assertThat(slugs(ADMIN, Role.OWNER)).containsExactly("flights");
    }

    @Test
    void aNamespaceIsFoundByItsSlug() {
        var made = house.flights();
        var visitor = new Caller.Anonymous("visitor");

        var found = house.namespaces.get(visitor, FLIGHTS);

        assertThat(found.namespace().ref()).isEqualTo(made.ref());
        assertThat(refusalOf(() -> house.namespaces.get(visitor, new Slug("ships"))))
                .isInstanceOf(Problem.NotFound.class);
    }

    private List<String> slugs(Caller.SignedIn caller, @Nullable Role least) {
        return house.namespaces.list(caller, least, new PageRequest(1, 20)).items().stream()
                .map(NamedNamespace::namespace)
                .map(namespace -> namespace.slug().value())
                .toList();
    }
}
