package dev.ashlar.authz.spicedb;

import com.authzed.api.v1.CheckBulkPermissionsPair;
import com.authzed.api.v1.CheckBulkPermissionsRequest;
import com.authzed.api.v1.CheckBulkPermissionsRequestItem;
import com.authzed.api.v1.CheckPermissionResponse.Permissionship;
import com.authzed.api.v1.LookupResourcesRequest;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.PermissionsServiceGrpc.PermissionsServiceBlockingStub;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.authz.spicedb.SpiceDbChannel.Away;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Asks SpiceDB who may do what. Every answer is as new as what was last written, and counts only from a server that knows
/// everything.
@Singleton
final class Questions {
    /// @param permission as it is called in the schema
    record Question(String type, String id, String permission) {}

    private final SpiceDbChannel channel;

    Questions(SpiceDbChannel channel) {
        this.channel = channel;
    }

    /// All in one call, and whether the server knows everything too.
    ///
    /// @return those that are answered with yes
    /// @throws Forgotten if the server does not know everything
    List<Question> yes(ResourceRef subject, List<Question> questions, Duration patience) {
        var request =
                CheckBulkPermissionsRequest.newBuilder()
                        .setConsistency(Messages.LATEST)
                        .addItems(Marks.question());
        questions.forEach(question -> request.addItems(item(subject, question)));
        var answers =
                ask(
                        patience,
                        client -> client.checkBulkPermissions(request.build()).getPairsList());
        refuseUnlessComplete(answers.getFirst());
        var yes = new ArrayList<Question>();
        for (int at = 0; at < questions.size(); at++) {
            if (isYes(answers.get(at + 1))) {
                yes.add(questions.get(at));
            }
        }
        return yes;
    }

    /// The ids of all things of a type with which somebody may do this.
    ///
    /// @throws Forgotten if the server has no schema
    Set<String> lookup(ResourceRef subject, String type, String permission, Duration patience) {
        var request =
                LookupResourcesRequest.newBuilder()
                        .setConsistency(Messages.LATEST)
                        .setResourceObjectType(type)
                        .setPermission(permission)
                        .setSubject(Messages.subject(Messages.object(subject)))
                        .build();
        return ask(
                patience,
                client -> {
                    var ids = new HashSet<String>();
                    client.lookupResources(request)
                            .forEachRemaining(answer -> ids.add(answer.getResourceObjectId()));
                    return ids;
                });
    }

    private <T> T ask(Duration patience, Function<PermissionsServiceBlockingStub, T> question) {
        try {
            return channel.ask(
                    PermissionsServiceGrpc::newBlockingStub, patience, Away.GIVE_UP, question);
        } catch (StatusRuntimeException failure) {
            throw Refused.translate(failure);
        }
    }

    private static void refuseUnlessComplete(CheckBulkPermissionsPair marker) {
        if (marker.hasError()) {
            throw Refused.translate(StatusProto.toStatusRuntimeException(marker.getError()));
        }
        if (!isYes(marker)) {
            throw new Forgotten("SpiceDB has not been told all relations");
        }
    }

    private static boolean isYes(CheckBulkPermissionsPair pair) {
        if (pair.hasError()) {
            throw new IllegalStateException(
                    "SpiceDB cannot answer %s: %s"
                            .formatted(
                                    pair.getRequest().getPermission(),
                                    pair.getError().getMessage()));
        }
        return pair.getItem().getPermissionship() == Permissionship.PERMISSIONSHIP_HAS_PERMISSION;
    }

    private static CheckBulkPermissionsRequestItem item(ResourceRef subject, Question question) {
        return CheckBulkPermissionsRequestItem.newBuilder()
                .setResource(Messages.object(question.type(), question.id()))
                .setPermission(question.permission())
                .setSubject(Messages.subject(Messages.object(subject)))
                .build();
    }
}
