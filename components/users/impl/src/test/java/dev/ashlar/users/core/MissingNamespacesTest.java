package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.NOON;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingRun;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingOutbox;
import dev.ashlar.users.User;
import dev.ashlar.users.UserEvent.UserUpdated;
import dev.ashlar.users.ports.InMemoryBarStore;
import dev.ashlar.users.ports.InMemoryUserStore;
import dev.ashlar.users.ports.NamespaceGaps;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MissingNamespacesTest {
    private final InMemoryUserStore store = new InMemoryUserStore(new InMemoryBarStore());
    private final FakeUserNamespaces namespaces = new FakeUserNamespaces();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final TreeMap<String, UserId> all = new TreeMap<>();
    private final MissingNamespaces missing =
            new MissingNamespaces(
                    new Gaps(), store, namespaces, outbox, new FakeUnitOfWork(), () -> NOON);

    @Test
    void aUserWithoutANamespaceGetsTheOneThatIsCalledAsSheIs() {
        add(user("ada"));

        var run = filled();

        assertThat(run.changed()).isEqualTo(1);
        assertThat(namespaces.has(user("ada").id())).isTrue();
        assertThat(outbox.events()).isEmpty();
        assertThat(filled().looked()).isZero();
    }

    @Test
    void whoseNameIsTakenByNowIsRenamedAndOthersHearOfIt() {
        namespaces.open(new UserId("somebody"), new Slug("ada"));
        add(user("ada"));

        filled();

        var renamed = store.find(user("ada").id()).orElseThrow();
        assertThat(renamed.username()).isEqualTo(new Slug("ada-1"));
        assertThat(outbox.events()).containsExactly(UserUpdated.of(renamed, NOON));
    }

    @Test
    void whoGotOneMeanwhileOrIsGoneIsLeftAlone() {
        add(user("ada"));
        all.put("gone-id", new UserId("gone-id"));
        namespaces.open(user("ada").id(), new Slug("ada"));

        var run = filledAsFound(List.of(user("ada").id(), new UserId("gone-id")));

        assertThat(run.changed()).isZero();
        assertThat(run.failures()).isEmpty();
    }

    private void add(User user) {
        store.add(user, NOON);
        all.put(user.id().value(), user.id());
    }

    private CountingRun filled() {
        var run = new CountingRun();
        missing.fillGaps(run);
        return run;
    }

    /// As if they had been found before.
    private CountingRun filledAsFound(List<UserId> found) {
        var run = new CountingRun();
        new MissingNamespaces(
                        new Gaps() {
                            @Override
                            public List<UserId> after(String last, int atMost) {
                                return found;
                            }
                        },
                        store,
                        namespaces,
                        outbox,
                        new FakeUnitOfWork(),
                        () -> NOON)
                .fillGaps(run);
        return run;
    }

    private class Gaps implements NamespaceGaps {
        @Override
        public List<UserId> after(String last, int atMost) {
            return all.tailMap(last, false).values().stream()
                    .filter(this::stands)
                    .limit(atMost)
                    .toList();
        }

        @Override
        public boolean stands(UserId id) {
            return !namespaces.has(id);
        }
    }
}
