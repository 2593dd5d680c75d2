package dev.ashlar.platform.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.platform.PlatformConfig;
import dev.ashlar.platform.PlatformConfigPatch;
import dev.ashlar.testkit.AtOnce;
import org.junit.jupiter.api.Test;

/// The exam of a store of the platform's settings.
public abstract class ConfigStoreContract {
    private static final int WRITERS = 6;

    /// A store that nobody has written to.
    protected abstract ConfigStore store();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void atFirstNothingIsConfigured() {
        assertThat(store().read()).isEqualTo(PlatformConfig.INITIAL);
        assertThat(unitOfWork().run(() -> store().lock())).isEqualTo(PlatformConfig.INITIAL);
    }

    @Test
    void whatIsWrittenIsRead() {
        var written = change("Sessions start slowly — \"sorry\" 😀\n");

        assertThat(store().read()).isEqualTo(written);
        assertThat(unitOfWork().run(() -> store().lock())).isEqualTo(written);
    }

    @Test
    void changesThatComeTogetherFollowOneAnother() throws Exception {
        AtOnce.run(WRITERS, n -> change("banner " + n));

        assertThat(store().read().version()).isEqualTo(WRITERS);
    }

    private PlatformConfig change(String banner) {
        return unitOfWork()
                .run(() -> {
                    var next = store().lock().with(new PlatformConfigPatch(banner));
                    store().write(next);
                    return next;
                });
    }
}
