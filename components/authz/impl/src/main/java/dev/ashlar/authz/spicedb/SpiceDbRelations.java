package dev.ashlar.authz.spicedb;

import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.PermissionsServiceGrpc.PermissionsServiceBlockingStub;
import com.authzed.api.v1.ReadRelationshipsRequest;
import com.authzed.api.v1.ReadRelationshipsResponse;
import com.authzed.api.v1.RelationshipFilter;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.ports.KnownRelations;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;

@Singleton
final class SpiceDbRelations implements KnownRelations {
    // Of a stream: as long as comparing all of it takes.
    private static final Duration TO_READ_ALL = Duration.ofHours(6);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private final SpiceDbChannel channel;

    SpiceDbRelations(SpiceDbChannel channel) {
        this.channel = channel;
    }

    @Override
    public Iterator<Relation> of(ResourceType type) {
        var filter = RelationshipFilter.newBuilder().setResourceType(type.schemaName()).build();
        return read(filter, TO_READ_ALL);
    }

    /// A whole thing at a time: with some stores one relation costs as much.
    @Override
    public Set<Relation> among(Collection<Relation> relations) {
        var asked = Set.copyOf(relations);
        var known = new HashSet<Relation>();
        asked.stream()
                .map(Relation::resource)
                .distinct()
                .forEach(thing ->
                        read(all(thing), TO_ANSWER)
                                .forEachRemaining(relation -> {
                                    if (asked.contains(relation)) {
                                        known.add(relation);
                                    }
                                }));
        return known;
    }

    private Iterator<Relation> read(RelationshipFilter filter, Duration deadline) {
        var request =
                ReadRelationshipsRequest.newBuilder()
                        .setConsistency(Messages.LATEST)
                        .setRelationshipFilter(filter)
                        .build();
        var answers =
                channel.<PermissionsServiceBlockingStub, Iterator<ReadRelationshipsResponse>>ask(
                        PermissionsServiceGrpc::newBlockingStub,
                        deadline,
                        client -> client.readRelationships(request));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return translated(answers::hasNext);
            }

            @Override
            public Relation next() {
                return translated(() -> Messages.relation(answers.next().getRelationship()));
            }
        };
    }

    /// What is wrong with a stream shows only when it is read.
    private static <T> T translated(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StatusRuntimeException failure) {
            var meant = SpiceDbChannel.translate(failure);
            throw meant == failure ? Refused.translate(failure) : meant;
        }
    }

    private static RelationshipFilter all(ResourceRef thing) {
        return RelationshipFilter.newBuilder()
                .setResourceType(thing.type().schemaName())
                .setOptionalResourceId(thing.id())
                .build();
    }
}
