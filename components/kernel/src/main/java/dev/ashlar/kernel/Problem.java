package dev.ashlar.kernel;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a request was refused. Closed on purpose: the one renderer switches over it without a default.
///
/// A message is read by people: it says what is wrong and what would be right, and never shows SQL, a class name or a
/// secret.
public sealed interface Problem {
    ErrorCode code();

    String message();

    /// More about the refusal, for the few cases in which the contract shows it.
    default @Nullable String detail() {
        return null;
    }

    /// The refusal as something that rolls a transaction back.
    default ProblemException asException() {
        return new ProblemException(this);
    }

    /// A request that cannot be read at all: broken JSON, broken encoding.
    record BadRequest(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.BAD_REQUEST;
        }
    }

    /// Nobody known asks for something that only known callers get.
    record Unauthenticated(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAUTHENTICATED;
        }

        /// The sentence that clients know for routes that need a user.
        public static Unauthenticated needsUser() {
            return new Unauthenticated("You have to be authenticated to perform this operation.");
        }

        /// The sentence that clients know for routes that need an administrator.
        public static Unauthenticated needsAdmin() {
            return new Unauthenticated(
                    "Please provide valid access credentials in the Authorization header.");
        }
    }

    /// The caller may know of the thing, but not do this with it.
    record Forbidden(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.FORBIDDEN;
        }

        /// The sentence that clients know.
        public static Forbidden insufficientPermissions() {
            return new Forbidden("you do not have sufficient permissions");
        }
    }

    /// Missing, or kept from the caller: both read the same.
    record NotFound(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_FOUND;
        }

        /// @param kind what was looked for, a singular noun such as `user`
        /// @param id as the caller gave it
        public static NotFound of(String kind, String id) {
            return new NotFound(
                    "The %s with ID %s does not exist or you do not have access to it."
                            .formatted(kind, id));
        }

        /// For a path that no route answers.
        public static NotFound route(String path) {
            return new NotFound("Requested URL %s not found".formatted(path));
        }
    }

    /// The route exists, the method does not.
    ///
    /// @param allowed the methods that the route has, for the `Allow` header
    record MethodNotAllowed(String method, List<String> allowed) implements Problem {
        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.METHOD_NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "Method %s is not allowed here, try %s."
                    .formatted(method, String.join(", ", allowed));
        }
    }

    /// Something else already has what the caller wants.
    record Conflict(String message, @Nullable String detail) implements Problem {
        public Conflict(String message) {
            this(message, null);
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.CONFLICT;
        }
    }

    /// Somebody else changed the thing first: the caller's `If-Match` no longer fits.
    record Stale(String kind) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.CONFLICT;
        }

        @Override
        public String message() {
            return "The %s has changed since you read it, read it again and repeat your change."
                    .formatted(kind);
        }
    }

    /// A body, header or URL over its limit.
    record TooLarge(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.TOO_LARGE;
        }
    }

    /// Understood, but what it says cannot be.
    record Invalid(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID;
        }

        /// One field in the frame that clients know.
        ///
        /// @param location where in the body or query, `members.0.role` for example
        /// @param wrong what is wrong with it, without a full stop
        public static Invalid field(String location, String wrong) {
            return fields(List.of(new FieldError(location, wrong)));
        }

        /// Several fields in the frame that clients know, in the order given.
        public static Invalid fields(Collection<FieldError> errors) {
            return new Invalid(
                    errors.stream()
                            .map(error -> error.location() + ": " + error.wrong())
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "There are errors in the following fields, ",
                                            "")));
        }
    }

    /// One field that does not fit.
    record FieldError(String location, String wrong) {}

    /// A change without `If-Match` where one is needed.
    record PreconditionRequired() implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.PRECONDITION_REQUIRED;
        }

        @Override
        public String message() {
            return "If-Match header not provided.";
        }
    }

    /// A neighbour that this request needs does not answer; the same request may succeed later.
    ///
    /// @param neighbour as people call it, `the database` for example
    record Unavailable(String neighbour) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "Currently %s does not answer, please try again in a moment."
                    .formatted(neighbour);
        }
    }

    /// A stored secret that no key of this service opens. Only an operator can mend it.
    record NotDecrypted(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.SECRET_NOT_DECRYPTED;
        }
    }

    /// Kubernetes did not take a Secret. Whether trying again helps, the message says.
    record NotDelivered(String message) implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.SECRET_NOT_DELIVERED;
        }
    }

    /// A mistake of ours. The log has the cause under the trace id of the answer.
    record Defect() implements Problem {
        @Override
        public ErrorCode code() {
            return ErrorCode.DEFECT;
        }

        @Override
        public String message() {
            return "An unexpected error occurred on our side; it has been logged.";
        }
    }
}
