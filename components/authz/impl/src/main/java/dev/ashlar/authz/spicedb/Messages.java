package dev.ashlar.authz.spicedb;

import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipUpdate;
import com.authzed.api.v1.RelationshipUpdate.Operation;
import com.authzed.api.v1.SubjectReference;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;

/// Our words in those of SpiceDB's client.
final class Messages {
    /// Without it a server may answer from what it knew five seconds ago.
    static final Consistency LATEST = Consistency.newBuilder().setFullyConsistent(true).build();

    private Messages() {}

    static ObjectReference object(ResourceRef ref) {
        return object(ref.type().schemaName(), ref.id());
    }

    static ObjectReference object(String type, String id) {
        return ObjectReference.newBuilder().setObjectType(type).setObjectId(id).build();
    }

    static SubjectReference subject(ObjectReference object) {
        return SubjectReference.newBuilder().setObject(object).build();
    }

    static RelationshipUpdate touch(Relationship relationship) {
        return update(Operation.OPERATION_TOUCH, relationship);
    }

    static RelationshipUpdate delete(Relationship relationship) {
        return update(Operation.OPERATION_DELETE, relationship);
    }

    static Relationship relationship(Relation relation) {
        return Relationship.newBuilder()
                .setResource(object(relation.resource()))
                .setRelation(relation.name())
                .setSubject(subject(object(relation.subject())))
                .build();
    }

    /// @throws IllegalArgumentException if it is of a type that is not ours
    static Relation relation(Relationship relationship) {
        return new Relation(
                ref(relationship.getResource()),
                relationship.getRelation(),
                ref(relationship.getSubject().getObject()));
    }

    private static ResourceRef ref(ObjectReference object) {
        for (var type : ResourceType.values()) {
            if (type.schemaName().equals(object.getObjectType())) {
                return new ResourceRef(type, object.getObjectId());
            }
        }
        throw new IllegalArgumentException(
                "%s is not a type of the schema".formatted(object.getObjectType()));
    }

    private static RelationshipUpdate update(Operation operation, Relationship relationship) {
        return RelationshipUpdate.newBuilder()
                .setOperation(operation)
                .setRelationship(relationship)
                .build();
    }
}
