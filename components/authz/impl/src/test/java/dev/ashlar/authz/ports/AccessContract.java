package dev.ashlar.authz.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every access does.
public abstract class AccessContract {
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));
    private static final Profile PROFILE =
            new Profile(new Email("somebody@example.org"), null, null, null);
    private static final Caller.User ADA = new Caller.User(new UserId("ada"), PROFILE);
    private static final Caller.User GRACE = new Caller.User(new UserId("grace"), PROFILE);
    private static final Caller.Admin ROOT = new Caller.Admin(new UserId("root"), PROFILE);
    private static final Caller.Service JOB = new Caller.Service("job");
    private static final Caller.Anonymous VISITOR = new Caller.Anonymous("ada");
    private static final Problem REFUSED = Problem.Forbidden.insufficientPermissions();

    protected abstract Access access();

    /// From now on she reads and writes the thing, and no more.
    protected abstract void makeEditor(UserId user, ResourceRef thing);

    /// From now on nothing can be decided.
    protected abstract void goAway();

    @Test
    void whatIsAllowedIsGrantedAndWhatIsNotIsRefused() {
        makeEditor(ADA.id(), CREW);

        var grant = access().require(ADA, Permission.WRITE, CREW, REFUSED);

        assertThat(grant.caller()).isEqualTo(ADA);
        assertThat(grant.permission()).isEqualTo(Permission.WRITE);
        assertThat(grant.thing()).isEqualTo(CREW);
        assertThatThrownBy(() -> access().require(ADA, Permission.DELETE, CREW, REFUSED))
                .hasMessage(REFUSED.message());
        assertThatThrownBy(() -> access().require(GRACE, Permission.WRITE, CREW, REFUSED))
                .hasMessage(REFUSED.message());
    }

    @Test
    void severalRightsAreToldApart() {
        makeEditor(ADA.id(), CREW);
        var asked =
                List.of(
                        new Right(Permission.WRITE, CREW),
                        new Right(Permission.DELETE, CREW),
                        new Right(Permission.WRITE, CREW));

        var grants = access().ask(ADA, asked);

        assertThat(grants.has(Permission.WRITE, CREW)).isTrue();
        assertThat(grants.find(Permission.WRITE, CREW)).isPresent();
        assertThat(grants.has(Permission.DELETE, CREW)).isFalse();
        assertThat(grants.find(Permission.DELETE, CREW)).isEmpty();
    }

    @Test
    void administratorsAndTheServiceMayDoEverything() {
        var asked = List.of(new Right(Permission.DELETE, CREW));

        assertThat(access().ask(ROOT, asked).has(Permission.DELETE, CREW)).isTrue();
        assertThat(access().ask(JOB, asked).has(Permission.DELETE, CREW)).isTrue();
    }

    @Test
    void theNameOfAVisitorsSessionIsNobodysId() {
        makeEditor(ADA.id(), CREW);

        var grants = access().ask(VISITOR, List.of(new Right(Permission.WRITE, CREW)));

        assertThat(grants.has(Permission.WRITE, CREW)).isFalse();
    }

    @Test
    void nothingIsDecidedForAnybodyWhileItCannotBe() {
        goAway();

        for (var caller : List.of(ADA, ROOT, JOB, VISITOR)) {
            assertThatThrownBy(() -> access().require(caller, Permission.WRITE, CREW, REFUSED))
                    .hasMessage(new Problem.Unavailable("the authorization service").message());
        }
    }

    @Test
    void seeingGoesOnMeanwhile() {
        goAway();
        var found = Optional.of(new Seen<>("the crew", CREW, Standing.VIEWER));
        var hidden = Optional.of(new Seen<>("the crew", CREW, Standing.NONE));

        assertThat(access().open(ADA, found)).contains("the crew");
        assertThat(access().open(ADA, hidden)).isEmpty();
        assertThat(access().sight(ADA, ResourceType.GROUP).subject()).isEqualTo("user:ada");
        assertThat(access().sight(VISITOR).subject()).isEqualTo("anonymous_user:*");
        assertThat(access().sight(ROOT).subject()).isEqualTo("platform:renku");
        assertThat(access().sight(JOB).subject()).isEqualTo("platform:renku");
    }
}
