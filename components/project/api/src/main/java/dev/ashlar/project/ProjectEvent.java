package dev.ashlar.project;

import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a project and its members. The fields have the names and kinds that other services know.
public sealed interface ProjectEvent extends DomainEvent {
    /// A project is there.
    ///
    /// @param namespace the slug of its namespace
    record ProjectCreated(
            String id,
            String name,
            String namespace,
            String slug,
            List<String> repositories,
            Visibility visibility,
            @Nullable String description,
            List<String> keywords,
            String createdBy,
            Instant creationDate,
            Instant occurredAt)
            implements ProjectEvent {
        public static ProjectCreated of(Project project) {
            var details = project.details();
            return new ProjectCreated(
                    project.id().value(),
                    details.name(),
                    project.namespace().slug().value(),
                    project.slug().value(),
                    details.repositories(),
                    details.visibility(),
                    details.description(),
                    details.keywords(),
                    project.createdBy().value(),
                    project.creationDate(),
                    project.creationDate());
        }

        @Override
        public String type() {
            return "project.created";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    /// Something about a project is different.
    ///
    /// @param namespace the slug of its namespace
    record ProjectUpdated(
            String id,
            String name,
            String namespace,
            String slug,
            List<String> repositories,
            Visibility visibility,
            @Nullable String description,
            List<String> keywords,
            Instant occurredAt)
            implements ProjectEvent {
        public static ProjectUpdated of(Project project) {
            var details = project.details();
            return new ProjectUpdated(
                    project.id().value(),
                    details.name(),
                    project.namespace().slug().value(),
                    project.slug().value(),
                    details.repositories(),
                    details.visibility(),
                    details.description(),
                    details.keywords(),
                    project.updatedAt());
        }

        @Override
        public String type() {
            return "project.updated";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    /// A project is gone.
    record ProjectRemoved(String id, Instant occurredAt) implements ProjectEvent {
        @Override
        public String type() {
            return "project.removed";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    /// Somebody became a member.
    record ProjectMemberAdded(String projectId, String userId, Role role, Instant occurredAt)
            implements ProjectEvent {
        @Override
        public String type() {
            return "projectAuth.added";
        }

        @Override
        public String aggregateId() {
            return projectId;
        }
    }

    /// A member has another role.
    record ProjectMemberUpdated(String projectId, String userId, Role role, Instant occurredAt)
            implements ProjectEvent {
        @Override
        public String type() {
            return "projectAuth.updated";
        }

        @Override
        public String aggregateId() {
            return projectId;
        }
    }

    /// Somebody is no member any more.
    record ProjectMemberRemoved(String projectId, String userId, Instant occurredAt)
            implements ProjectEvent {
        @Override
        public String type() {
            return "projectAuth.removed";
        }

        @Override
        public String aggregateId() {
            return projectId;
        }
    }
}
