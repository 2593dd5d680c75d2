package dev.ashlar.authz;

import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Set;

/// Who is recorded as an administrator of the platform. That counts for nobody here, where the token decides; others who
/// ask the same SpiceDB go by it.
public interface Administrators {
    /// From now on exactly these are, in the transaction at hand; only what differs is written.
    ///
    /// @param tokensEnd when every token that one who is none any longer may still have must have expired: until then no
    ///     request makes her one again
    /// @return whether anything differed
    boolean set(Set<UserId> people, Instant tokensEnd);
}
