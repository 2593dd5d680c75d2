package dev.ashlar.authz.spicedb;

import com.authzed.api.v1.CheckBulkPermissionsRequestItem;
import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.Precondition;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipFilter;
import com.authzed.api.v1.SubjectFilter;
import dev.ashlar.authz.ports.RelationCopy.Fence;
import java.util.UUID;

/// The relations by which a server knows how much it has been told: the marker of a schema version and the fence.
final class Marks {
    static final String COMPLETE = "complete";
    static final String APPLIED = "applied";

    private static final String TYPE = "replay";
    private static final String HOLDER = "ashlar";
    private static final String SEPARATOR = "_";
    private static final ObjectReference RESOURCE = Messages.object(TYPE, HOLDER);
    private static final ObjectReference VERSION = Messages.object(TYPE, SchemaFile.VERSION);

    private Marks() {}

    /// A server that has been told everything under this version of the schema has it.
    static Relationship marker() {
        return relationship(COMPLETE, VERSION);
    }

    static Relationship fence(Fence fence) {
        return relationship(
                APPLIED, Messages.object(TYPE, fence.generation() + SEPARATOR + fence.token()));
    }

    static Fence fence(Relationship relationship) {
        var parts = relationship.getSubject().getObject().getObjectId().split(SEPARATOR, 2);
        return new Fence(parts[0], parts[1]);
    }

    static Fence firstFence() {
        return new Fence(random(), random());
    }

    static Fence after(Fence fence) {
        return new Fence(fence.generation(), random());
    }

    /// Everything that is marked.
    static RelationshipFilter all() {
        return filter().build();
    }

    static Precondition stands(Fence fence) {
        var subject =
                SubjectFilter.newBuilder()
                        .setSubjectType(TYPE)
                        .setOptionalSubjectId(fence(fence).getSubject().getObject().getObjectId());
        return Precondition.newBuilder()
                .setOperation(Precondition.Operation.OPERATION_MUST_MATCH)
                .setFilter(filter().setOptionalRelation(APPLIED).setOptionalSubjectFilter(subject))
                .build();
    }

    static Precondition noFence() {
        return Precondition.newBuilder()
                .setOperation(Precondition.Operation.OPERATION_MUST_NOT_MATCH)
                .setFilter(filter().setOptionalRelation(APPLIED))
                .build();
    }

    /// Asks for the marker, as one item beside others: their answers count only where this one is yes.
    static CheckBulkPermissionsRequestItem question() {
        return CheckBulkPermissionsRequestItem.newBuilder()
                .setResource(RESOURCE)
                .setPermission(COMPLETE)
                .setSubject(Messages.subject(VERSION))
                .build();
    }

    private static RelationshipFilter.Builder filter() {
        return RelationshipFilter.newBuilder().setResourceType(TYPE).setOptionalResourceId(HOLDER);
    }

    private static Relationship relationship(String relation, ObjectReference subject) {
        return Relationship.newBuilder()
                .setResource(RESOURCE)
                .setRelation(relation)
                .setSubject(Messages.subject(subject))
                .build();
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
