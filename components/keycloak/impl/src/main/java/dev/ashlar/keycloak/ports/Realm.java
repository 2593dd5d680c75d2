package dev.ashlar.keycloak.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The realm as it is now. Every answer is whole: what was cut off, late or wrong is asked for again a few times, then it
/// is a failure and never an answer.
///
/// Every method throws [RealmFailure] when the realm cannot be asked.
public interface Realm {
    /// How many people there are, about.
    long count();

    /// A page of the people, without accounts of programs. The order stays the same, but for those who come and go
    /// meanwhile; so whoever is on no page need not be gone.
    ///
    /// @param first how many are left out, from 0
    /// @param most at least 1
    List<RealmPerson> people(int first, int most);

    /// Whoever has that id; empty only if the realm itself says that nobody has it.
    Optional<RealmPerson> find(String id);

    /// The ids of everybody who has a role of the realm: by herself, by a group or a group above it, or by another role
    /// of the realm that contains it.
    ///
    /// @throws RealmFailure also if there is no such role
    Set<String> having(String role);

    /// Who did something with her own account, the newest first.
    ///
    /// @param since none older than this is needed; there may be older ones in the answer
    /// @param first how many are left out, from 0
    List<RealmEvent> byThemselves(Instant since, int first, int most);

    /// With whom administrators did something, the newest first; parameters as for [#byThemselves].
    List<RealmEvent> byAdministrators(Instant since, int first, int most);
}
