package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.ADA;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UserArrivalsTest {
    private final UsersHouse house = new UsersHouse();

    @Test
    void aFirstRequestMakesTheUser() {
        house.arrivals.seen(ADA);

        assertThat(house.store.find(ADA.id())).contains(user("ada"));
    }

    @Test
    void furtherRequestsReadNothing() {
        house.arrivals.seen(ADA);
        var before = house.store.reads();

        house.arrivals.seen(ADA);

        assertThat(house.store.reads()).isEqualTo(before);
    }

    @Test
    void whoWasRemovedElsewhereComesBackWithinAMinute() {
        house.arrivals.seen(ADA);
        house.store.remove(ADA.id());
        house.namespaces.close(ADA.id());

        house.pass(Duration.ofMinutes(1));
        house.arrivals.seen(ADA);

        assertThat(house.store.find(ADA.id())).isPresent();
    }

    @Test
    void whoWasRemovedElsewhereComesBackAtOnceWhenSheAsksForHerself() {
        house.arrivals.seen(ADA);
        house.store.remove(ADA.id());
        house.namespaces.close(ADA.id());

        assertThat(house.users.self(ADA)).isEqualTo(user("ada"));
    }

    @Test
    void notMoreThanSoManyAreRemembered() {
        for (int n = 0; n <= KnownUsers.MOST; n++) {
            house.known.add(new UserId("user-" + n));
        }

        assertThat(house.known.contains(new UserId("user-0"))).isFalse();
        assertThat(house.known.contains(new UserId("user-" + KnownUsers.MOST))).isTrue();
    }
}
