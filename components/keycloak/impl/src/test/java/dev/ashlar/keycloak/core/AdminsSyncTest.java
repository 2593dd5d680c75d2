package dev.ashlar.keycloak.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UserId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdminsSyncTest {
    private final RealmOfTests realm = new RealmOfTests();
    private final UsersOfTests users = new UsersOfTests();

    @Test
    void administratorsAreExactlyThoseWhoHaveTheRole() {
        realm.says(Set.of("ada", "grace"));
        realm.says(Set.of("grace", "alan"));

        run();
        var second = run();
        var third = run();

        assertThat(users.admins()).isEqualTo(Set.of(new UserId("grace"), new UserId("alan")));
        assertThat(second.changed()).isEqualTo(1);
        assertThat(third.changed()).isZero();
    }

    @Test
    void oneEmptyAnswerIsNotBelieved() {
        realm.says(Set.of("ada"));
        run();
        realm.says(Set.of());
        realm.says(Set.of("ada"));

        run();
        run();

        assertThat(users.admins()).isEqualTo(Set.of(new UserId("ada")));
    }

    @Test
    void whenNobodyHasTheRoleNobodyIsOne() {
        realm.says(Set.of("ada"));
        realm.says(Set.of());

        run();
        run();

        assertThat(users.admins()).isEmpty();
    }

    private RecordingRun run() {
        var run = new RecordingRun();
        new AdminsSync(realm, users).run(run);
        return run;
    }
}
