package dev.ashlar.users;

import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Email;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a user. The fields have the names and kinds that other services know.
public sealed interface UserEvent extends DomainEvent {
    /// Whom it happened to.
    String id();

    @Override
    default String aggregateId() {
        return id();
    }

    /// Somebody was seen for the first time.
    ///
    /// @param namespace the slug of her namespace
    record UserAdded(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            String namespace,
            Instant occurredAt)
            implements UserEvent {
        /// All that is known of the user now.
        public static UserAdded of(User user, Instant occurredAt) {
            return new UserAdded(
                    user.id().value(),
                    user.firstName(),
                    user.lastName(),
                    user.email() instanceof Email(var address) ? address : null,
                    user.username().value(),
                    occurredAt);
        }

        @Override
        public String type() {
            return "user.added";
        }
    }

    /// Somebody has another name or address. Everything is said, changed or not.
    ///
    /// @param namespace the slug of her namespace, which stays
    record UserUpdated(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            String namespace,
            Instant occurredAt)
            implements UserEvent {
        /// All that is known of the user now.
        public static UserUpdated of(User user, Instant occurredAt) {
            return new UserUpdated(
                    user.id().value(),
                    user.firstName(),
                    user.lastName(),
                    user.email() instanceof Email(var address) ? address : null,
                    user.username().value(),
                    occurredAt);
        }

        @Override
        public String type() {
            return "user.updated";
        }
    }

    /// Somebody is gone.
    record UserRemoved(String id, Instant occurredAt) implements UserEvent {
        @Override
        public String type() {
            return "user.removed";
        }
    }
}
