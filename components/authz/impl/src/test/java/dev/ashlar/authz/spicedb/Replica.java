package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.AuthzSettings;
import dev.ashlar.authz.Reads;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.core.AppliersOfTests;
import dev.ashlar.authz.core.RecordingObservations;
import dev.ashlar.authz.ports.IndexAnswers;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.Relay;
import dev.ashlar.authz.repositories.TablesOfTests;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one program has of authz, put together by hand: tests take several on one database and one SpiceDB.
final class Replica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final RecordingObservations observations = new RecordingObservations();
    final SpiceDbChannel channel;
    final RelationCopy copy;
    final PendingChanges pending;
    final PatientApplier applier;
    final Relations relations;
    final Relay relay;
    final Access access;
    private final AuthzSettings settings;
    private final Checks checks;
    private final AskedReads asked;
    private final IndexAnswers index;
    private final UnitOfWork unitOfWork;

    /// One that waits as long as a machine needs that has much else to do.
    Replica(TestDatabase database, AuthzSettings settings) {
        this(database, settings, PATIENCE);
    }

    private Replica(TestDatabase database, AuthzSettings settings, @Nullable Duration patience) {
        var tables = new TablesOfTests(database);
        this.settings = settings;
        unitOfWork = database.unitOfWork();
        channel = new SpiceDbChannel(settings);
        pending = tables.pending();
        var questions = new Questions(channel);
        if (patience == null) {
            copy = new SpiceDbCopy(channel);
            applier = AppliersOfTests.applier(pending, copy, unitOfWork, observations);
            checks = new Checks(pending, applier, questions, observations);
        } else {
            copy = new SpiceDbCopy(channel, patience);
            applier = AppliersOfTests.applier(pending, copy, unitOfWork, observations, patience);
            checks = new Checks(pending, applier, questions, observations, patience);
        }
        relations = tables.relations(applier);
        relay = AppliersOfTests.relay(pending, applier, unitOfWork, observations);
        asked = new AskedReads(checks);
        index = tables.index();
        access = access(settings.reads());
    }

    /// One that gives up when the product does.
    static Replica inAHurry(TestDatabase database, AuthzSettings settings) {
        return new Replica(database, settings, null);
    }

    static AuthzSettings settings(String host, int port, String key) {
        return new AuthzSettings(host, port, new Sensitive(key), false, Reads.INDEX);
    }

    /// As it is with this setting of `AUTHZ_READS`.
    Access access(Reads reads) {
        var verified = new VerifiedReads(asked, index, observations);
        var changed =
                new AuthzSettings(
                        settings.host(), settings.port(), settings.key(), settings.tls(), reads);
        return new SpiceDbAccess(changed, () -> checks, () -> asked, () -> verified);
    }

    /// As the replay does on an empty server.
    void fillNothing() {
        copy.writeSchema();
        copy.complete(copy.open());
    }

    void add(Relation... added) {
        change(List.of(added), List.of());
    }

    void remove(Relation... removed) {
        change(List.of(), List.of(removed));
    }

    void change(List<Relation> added, List<Relation> removed) {
        unitOfWork.run(() -> {
            relations.change(added, removed);
            return true;
        });
    }

    @Override
    public void close() {
        channel.close();
    }
}
