package dev.ashlar.namespace;

import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a group. The fields have the names and kinds that other services know.
public sealed interface GroupEvent extends DomainEvent {
    /// Somebody made a group.
    ///
    /// @param namespace the group's slug
    record GroupAdded(
            String id,
            String name,
            @Nullable String description,
            String namespace,
            Instant occurredAt)
            implements GroupEvent {
        /// All that others hear of the group.
        public static GroupAdded of(Group group) {
            return new GroupAdded(
                    group.id().value(),
                    group.name(),
                    group.description(),
                    group.slug().value(),
                    group.createdAt());
        }

        @Override
        public String type() {
            return "group.added";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    /// Its name, description or slug changed.
    ///
    /// @param namespace the group's slug
    record GroupUpdated(
            String id,
            String name,
            @Nullable String description,
            String namespace,
            Instant occurredAt)
            implements GroupEvent {
        /// The group as it is now.
        public static GroupUpdated of(Group group, Instant occurredAt) {
            return new GroupUpdated(
                    group.id().value(),
                    group.name(),
                    group.description(),
                    group.slug().value(),
                    occurredAt);
        }

        @Override
        public String type() {
            return "group.updated";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    /// It is gone, and with it its members' roles, of which nothing more is said.
    record GroupRemoved(String id, Instant occurredAt) implements GroupEvent {
        @Override
        public String type() {
            return "group.removed";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    /// Somebody got a role in it.
    record GroupMemberAdded(String groupId, String userId, Role role, Instant occurredAt)
            implements GroupEvent {
        public GroupMemberAdded(Ulid group, UserId member, Role role, Instant occurredAt) {
            this(group.value(), member.value(), role, occurredAt);
        }

        @Override
        public String type() {
            return "memberGroup.added";
        }

        @Override
        public String aggregateId() {
            return groupId;
        }
    }

    /// Somebody has another role in it now.
    record GroupMemberUpdated(String groupId, String userId, Role role, Instant occurredAt)
            implements GroupEvent {
        public GroupMemberUpdated(Ulid group, UserId member, Role role, Instant occurredAt) {
            this(group.value(), member.value(), role, occurredAt);
        }

        @Override
        public String type() {
            return "memberGroup.updated";
        }

        @Override
        public String aggregateId() {
            return groupId;
        }
    }

    /// Somebody is no member any more.
    record GroupMemberRemoved(String groupId, String userId, Instant occurredAt)
            implements GroupEvent {
        public GroupMemberRemoved(Ulid group, UserId member, Instant occurredAt) {
            this(group.value(), member.value(), occurredAt);
        }

        @Override
        public String type() {
            return "memberGroup.removed";
        }

        @Override
        public String aggregateId() {
            return groupId;
        }
    }
}
