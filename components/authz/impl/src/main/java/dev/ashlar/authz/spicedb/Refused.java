package dev.ashlar.authz.spicedb;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.ashlar.authz.ports.RelationCopy.FenceMoved;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;

/// What SpiceDB means when it refuses a call.
final class Refused {
    private static final String PRECONDITION_FAILED =
            "ERROR_REASON_WRITE_OR_DELETE_PRECONDITION_FAILURE";
    // The embedded engine gives no reasons.
    private static final String PRECONDITION_FAILED_IN_WORDS =
            "unable to satisfy write precondition";

    private Refused() {}

    /// The same status says that the schema is missing and that a precondition does not hold.
    static RuntimeException translate(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case FAILED_PRECONDITION ->
                    isPrecondition(failure) ? new FenceMoved(failure) : new Forgotten(failure);
            // Another write was faster, on the same relations or, with some stores, on any.
            case ABORTED -> new FenceMoved(failure);
            default -> failure;
        };
    }

    private static boolean isPrecondition(StatusRuntimeException failure) {
        return reason(failure)
                .map(PRECONDITION_FAILED::equals)
                .orElseGet(() -> inWords(failure).contains(PRECONDITION_FAILED_IN_WORDS));
    }

    private static String inWords(StatusRuntimeException failure) {
        return String.valueOf(failure.getStatus().getDescription());
    }

    private static Optional<String> reason(StatusRuntimeException failure) {
        var status = StatusProto.fromThrowable(failure);
        if (status == null) {
            return Optional.empty();
        }
        try {
            for (var detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    return Optional.of(detail.unpack(ErrorInfo.class).getReason());
                }
            }
        } catch (InvalidProtocolBufferException _) {
            // Then the words must do.
        }
        return Optional.empty();
    }
}
