package dev.ashlar.authz.ports;

import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.RecordingRelations;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Relies on the fake unit of work, which runs one transaction after another.
public final class InMemoryAdministratorRecord implements AdministratorRecord {
    private static final String ADMIN = "platform:renku#admin@user:";

    private final RecordingRelations relations;
    private final Map<UserId, Instant> former = new ConcurrentHashMap<>();

    public InMemoryAdministratorRecord(RecordingRelations relations) {
        this.relations = relations;
    }

    @Override
    public void hold() {}

    @Override
    public Set<UserId> present() {
        return relations.standing().stream()
                .filter(relation -> relation.startsWith(ADMIN))
                .map(relation -> new UserId(relation.substring(ADMIN.length())))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isFormer(UserId id, Instant now) {
        var until = former.get(id);
        return until != null && now.isBefore(until);
    }

    @Override
    public void retire(Collection<UserId> people, Instant tokensEnd, Instant now) {
        former.values().removeIf(until -> !now.isBefore(until));
        people.forEach(id -> former.put(id, tokensEnd));
    }

    @Override
    public void reinstate(Collection<UserId> people) {
        people.forEach(former::remove);
    }
}
