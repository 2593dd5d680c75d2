package dev.ashlar.crc.core;

import dev.ashlar.crc.PoolFixtures;
import dev.ashlar.crc.ports.InMemoryPools;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compute resources with nothing around them.
final class World {
    final InMemoryPools kept = new InMemoryPools();
    final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();

    /// The names of quotas that the cluster was to follow, in their order.
    final List<String> followed = new ArrayList<>();

    /// Whether the cluster tells what it has.
    boolean clusterAnswers = true;

    private final Sights sights =
            new Sights((recorded, waits) ->
                    clusterAnswers || waits ? Optional.of(recorded) : Optional.empty());
    private final PoolChange change =
            new PoolChange(
                    kept,
                    kept,
                    name -> {
                        if (unitOfWork.inTransaction()) {
                            throw new IllegalStateException(
                                    "the cluster is asked in a transaction");
                        }
                        followed.add(name);
                    },
                    unitOfWork);
    final PoolService pools = new PoolService(kept, sights, change);
    final ClassService classes = new ClassService(kept, change);
    final PoolUserService users = new PoolUserService(kept, kept, kept, sights, unitOfWork);

    World() {
        List.of(PoolFixtures.ADA, PoolFixtures.GRACE).forEach(kept::addUser);
    }
}
