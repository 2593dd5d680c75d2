package dev.ashlar.authz.ports;

import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/// Who is recorded as an administrator, and who was. Reading needs no transaction; everything else joins the one at hand.
public interface AdministratorRecord {
    /// Until the transaction ends nobody else holds it.
    void hold();

    Set<UserId> present();

    /// Whether she was one, and tokens of that time may still be valid at this one.
    boolean isFormer(UserId id, Instant now);

    /// They were administrators, and tokens of that time end then. Forgets whose tokens have ended by now.
    void retire(Collection<UserId> people, Instant tokensEnd, Instant now);

    /// They are administrators again.
    void reinstate(Collection<UserId> people);
}
