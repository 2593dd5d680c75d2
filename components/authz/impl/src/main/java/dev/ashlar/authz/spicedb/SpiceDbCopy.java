package dev.ashlar.authz.spicedb;

import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.PermissionsServiceGrpc.PermissionsServiceBlockingStub;
import com.authzed.api.v1.Precondition;
import com.authzed.api.v1.ReadRelationshipsRequest;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipUpdate;
import com.authzed.api.v1.SchemaServiceGrpc;
import com.authzed.api.v1.WriteRelationshipsRequest;
import com.authzed.api.v1.WriteSchemaRequest;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.spicedb.SpiceDbChannel.Away;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

@Singleton
final class SpiceDbCopy implements RelationCopy {
    private static final Duration TO_ANSWER = Duration.ofMillis(1_500);
    private static final Duration TO_WRITE = Duration.ofSeconds(10);
    // A server takes 1,000 updates in one call, two of which move the fence.
    private static final int CHANGES_PER_CALL = 998;

    private final SpiceDbChannel channel;
    private final Duration toAnswer;

    @Inject
    SpiceDbCopy(SpiceDbChannel channel) {
        this(channel, TO_ANSWER);
    }

    /// @param toAnswer how long it may take to say what it knows
    SpiceDbCopy(SpiceDbChannel channel, Duration toAnswer) {
        this.channel = channel;
        this.toAnswer = toAnswer;
    }

    @Override
    public boolean isComplete() {
        try {
            return marks(Away.WAIT).contains(Marks.marker());
        } catch (Forgotten _) {
            return false;
        }
    }

    @Override
    public Fence fence() {
        var marks = marks(Away.GIVE_UP);
        if (!marks.contains(Marks.marker())) {
            throw new Forgotten("SpiceDB has not been told all relations");
        }
        return fence(marks)
                .orElseThrow(
                        () -> new Forgotten("SpiceDB has been told relations without a fence"));
    }

    @Override
    public Fence apply(Fence known, List<RelationChange> changes, Duration patience) {
        var updates = updates(changes);
        var fence = known;
        for (int from = 0; from < updates.size(); from += CHANGES_PER_CALL) {
            var part = updates.subList(from, Math.min(from + CHANGES_PER_CALL, updates.size()));
            fence = move(fence, part, patience, Away.GIVE_UP);
        }
        return fence;
    }

    @Override
    public void writeSchema() {
        var schema = WriteSchemaRequest.newBuilder().setSchema(SchemaFile.text()).build();
        channel.ask(
                SchemaServiceGrpc::newBlockingStub, TO_WRITE, client -> client.writeSchema(schema));
    }

    @Override
    public Fence open() {
        while (true) {
            var standing = fence(marks(Away.WAIT));
            if (standing.isPresent()) {
                return standing.get();
            }
            var first = Marks.firstFence();
            try {
                write(
                        Marks.noFence(),
                        List.of(Messages.touch(Marks.fence(first))),
                        TO_WRITE,
                        Away.WAIT);
                return first;
            } catch (FenceMoved _) {
                // Somebody else was faster: hers counts.
            }
        }
    }

    @Override
    public void fill(Fence known, List<Relation> relations) {
        var updates = relations.stream().map(Messages::relationship).map(Messages::touch).toList();
        write(Marks.stands(known), updates, TO_WRITE, Away.WAIT);
    }

    @Override
    public Fence complete(Fence known) {
        return move(known, List.of(Messages.touch(Marks.marker())), TO_WRITE, Away.WAIT);
    }

    private Fence move(
            Fence known, List<RelationshipUpdate> updates, Duration patience, Away away) {
        var next = Marks.after(known);
        var all = new ArrayList<>(updates);
        all.add(Messages.delete(Marks.fence(known)));
        all.add(Messages.touch(Marks.fence(next)));
        write(Marks.stands(known), all, patience, away);
        return next;
    }

    private void write(
            Precondition precondition,
            List<RelationshipUpdate> updates,
            Duration patience,
            Away away) {
        var request =
                WriteRelationshipsRequest.newBuilder()
                        .addOptionalPreconditions(precondition)
                        .addAllUpdates(updates)
                        .build();
        var _ = permissions(patience, away, client -> client.writeRelationships(request));
    }

    private List<Relationship> marks(Away away) {
        var request =
                ReadRelationshipsRequest.newBuilder()
                        .setConsistency(Messages.LATEST)
                        .setRelationshipFilter(Marks.all())
                        .build();
        return permissions(
                toAnswer,
                away,
                client -> {
                    var marks = new ArrayList<Relationship>();
                    client.readRelationships(request)
                            .forEachRemaining(answer -> marks.add(answer.getRelationship()));
                    return marks;
                });
    }

    private static Optional<Fence> fence(List<Relationship> marks) {
        return marks.stream()
                .filter(mark -> mark.getRelation().equals(Marks.APPLIED))
                .findFirst()
                .map(Marks::fence);
    }

    /// One call must not name a relation twice: the last change of each counts.
    private static List<RelationshipUpdate> updates(List<RelationChange> changes) {
        var last = new LinkedHashMap<Relation, RelationshipUpdate>();
        for (var change : changes) {
            change.added().forEach(it -> last.put(it, Messages.touch(Messages.relationship(it))));
            change.removed()
                    .forEach(it -> last.put(it, Messages.delete(Messages.relationship(it))));
        }
        return List.copyOf(last.values());
    }

    private <T> T permissions(
            Duration deadline, Away away, Function<PermissionsServiceBlockingStub, T> question) {
        try {
            return channel.ask(PermissionsServiceGrpc::newBlockingStub, deadline, away, question);
        } catch (StatusRuntimeException failure) {
            throw Refused.translate(failure);
        }
    }
}
