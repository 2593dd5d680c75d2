package dev.ashlar.authz.ports;

import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Standing;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What the index says, for whoever compares it with SpiceDB.
public interface IndexAnswers {
    /// The ids of all things that somebody sees.
    ///
    /// @param subject as in `dev.ashlar.authz.Sight`
    Set<String> seen(String subject, ResourceType type);

    /// How somebody stands to each of these things.
    ///
    /// @param subject as in `dev.ashlar.authz.Sight`
    Map<String, Standing> standings(String subject, ResourceType type, Collection<String> ids);
}
