package dev.ashlar.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETag;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.PlatformConfig;
import dev.ashlar.platform.PlatformConfigPatch;
import dev.ashlar.platform.ports.InMemoryConfigStore;
import dev.ashlar.testkit.FakeUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlatformServiceTest {
    private static final Caller.Admin ROOT =
            new Caller.Admin(
                    new UserId("root-id"),
                    new Profile(new Email("root@ashlar.dev"), null, null, null));

    private final PlatformService platform =
            new PlatformService(new InMemoryConfigStore(), new FakeUnitOfWork());

    @Test
    void atFirstThereIsNoBanner() {
        assertThat(platform.config()).isEqualTo(new PlatformConfig("", 0));
    }

    @Test
    void aChangeIsSeenUnderAnotherTag() {
        var before = platform.config().etag();

        var changed = configure(before, "Down at noon.");

        assertThat(changed.incidentBanner()).isEqualTo("Down at noon.");
        assertThat(changed.etag()).isNotEqualTo(before);
        assertThat(platform.config()).isEqualTo(changed);
    }

    @Test
    void anEmptyBannerIsABannerToo() {
        var changed = configure(platform.config().etag(), "Down at noon.");

        assertThat(configure(changed.etag(), "").incidentBanner()).isEmpty();
    }

    @Test
    void whatChangesNothingKeepsTheTag() {
        var before = configure(platform.config().etag(), "Down at noon.");

        assertThat(configure(before.etag(), null)).isEqualTo(before);
        assertThat(configure(before.etag(), "Down at noon.")).isEqualTo(before);
    }

    @Test
    void anOldTagIsRefusedEvenWhenTheBannerIsAsItWasThen() {
        var old = platform.config().etag();
        var changed = configure(old, "Down at noon.");
        configure(changed.etag(), "");

        assertThatThrownBy(() -> configure(old, "Up again."))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(platform.config().incidentBanner()).isEmpty();
    }

    @Test
    void aStarFitsWhateverIsThere() {
        configure(platform.config().etag(), "Down at noon.");

        var changed =
                platform.configure(
                        ROOT, new ETagCondition.Any(), new PlatformConfigPatch("Up again."));

        assertThat(changed.incidentBanner()).isEqualTo("Up again.");
    }

    private PlatformConfig configure(ETag expected, @Nullable String banner) {
        return platform.configure(
                ROOT, ETagCondition.parse(expected.value()), new PlatformConfigPatch(banner));
    }
}
