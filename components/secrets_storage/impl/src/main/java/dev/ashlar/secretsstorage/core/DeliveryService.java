package dev.ashlar.secretsstorage.core;

import static java.util.Objects.requireNonNull;

import dev.ashlar.k8s.ClusterSecret;
import dev.ashlar.k8s.ClusterSecrets;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secretsstorage.Deliveries;
import dev.ashlar.secretsstorage.Delivery;
import dev.ashlar.secretsstorage.ports.Opener;
import dev.ashlar.secretsstorage.ports.Sealed;
import dev.ashlar.secretsstorage.ports.SealedSecrets;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The order of things: everything that can be refused is refused before anything is opened, everything is opened before
/// Kubernetes is asked, and no connection of the database is held meanwhile. What was delivered is noted afterwards: if
/// that fails the caller is refused and tries again, which delivers and notes once more.
@Singleton
final class DeliveryService implements Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryService.class);

    private final SealedSecrets stored;
    private final Opener opener;
    private final ClusterSecrets cluster;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    DeliveryService(
            SealedSecrets stored,
            Opener opener,
            ClusterSecrets cluster,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.stored = stored;
        this.opener = opener;
        this.cluster = cluster;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public void deliver(Caller.SignedIn caller, Delivery delivery) {
        DeliveryForm.check(delivery);
        var secrets = hers(caller, delivery);
        var keys = SecretKeys.of(delivery, secrets);
        if (!cluster.mayWriteIn(delivery.namespace())) {
            throw new Problem.Conflict(
                            "Secrets are not delivered to the namespace %s."
                                    .formatted(delivery.namespace()))
                    .asException();
        }
        var entries = opened(secrets, keys);
        try {
            cluster.put(
                    new ClusterSecret(
                            delivery.namespace(),
                            delivery.name(),
                            caller.id(),
                            delivery.owners(),
                            entries));
        } finally {
            entries.values().forEach(token -> Arrays.fill(token, (byte) 0));
        }
        note(caller, delivery);
    }

    private List<Sealed> hers(Caller.SignedIn caller, Delivery delivery) {
        var found = stored.of(caller.id(), delivery.secrets());
        var ids = found.stream().map(Sealed::id).toList();
        for (var id : delivery.secrets()) {
            if (!ids.contains(id)) {
                throw Problem.NotFound.of("secret", id.value()).asException();
            }
        }
        return found.stream().sorted(Comparator.comparing(Sealed::id)).toList();
    }

    private SequencedMap<String, byte[]> opened(
            List<Sealed> secrets, Map<Ulid, List<String>> keys) {
        var entries = new LinkedHashMap<String, byte[]>();
        var bytes = 0L;
        for (var secret : secrets) {
            var token = opener.open(secret).orElseThrow(() -> unreadable(secret).asException());
            for (var key : requireNonNull(keys.get(secret.id()))) {
                entries.put(key, token);
                bytes += token.length;
                DeliveryForm.checkSize(bytes);
            }
        }
        return entries;
    }

    private static Problem unreadable(Sealed secret) {
        LOG.atError()
                .addKeyValue("secret_id", secret.id())
                .log("A secret cannot be opened: no key of this service fits.");
        return new Problem.NotDecrypted(
                "The secret with ID %s cannot be decrypted: store it again, or tell the operators."
                        .formatted(secret.id()));
    }

    private void note(Caller.SignedIn caller, Delivery delivery) {
        var place = delivery.namespace() + "/" + delivery.name();
        unitOfWork.run(() -> {
            stored.noteDelivered(caller.id(), delivery.secrets(), place, clock.instant());
            return place;
        });
        LOG.atInfo()
                .addKeyValue("user_id", caller.id())
                .addKeyValue("place", place)
                .log("Secrets delivered: {}", delivery.secrets().size());
    }
}
