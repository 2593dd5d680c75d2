package dev.ashlar.project;

import static java.util.Objects.requireNonNull;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.Sight;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.namespace.NamespaceKind;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People, namespaces and projects for tests.
public final class ProjectFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    public static final Caller.User ADA = caller("ada");
    public static final Caller.User GRACE = caller("grace");
    public static final Caller.User ALAN = caller("alan");
    public static final Caller.Admin ROOT =
            new Caller.Admin(new UserId("root-id"), profile("root@ashlar.dev"));
    public static final Caller.Anonymous VISITOR = new Caller.Anonymous("anon-1");

    public static final Namespace FLIGHTS =
            new Namespace(CountingIds.number(901), NamespaceKind.GROUP, new Slug("flights"));
    public static final Namespace SHIPS =
            new Namespace(CountingIds.number(902), NamespaceKind.GROUP, new Slug("ships"));

    private ProjectFixtures() {}

    public static Caller.User caller(String name) {
        return new Caller.User(new UserId(name + "-id"), profile(name + "@ashlar.dev"));
    }

    private static Profile profile(String email) {
        return new Profile(new Email(email), null, null, null);
    }

    /// A private project of Ada's in the namespace of flights.
    public static Project aProject(int number, String slug) {
        return aProject(number, slug, FLIGHTS);
    }

    public static Project aProject(int number, String slug, Namespace namespace) {
        return new Project(
                CountingIds.number(number),
                namespace,
                new Slug(slug),
                details("Project " + slug),
                null,
                ADA.id(),
                NOON,
                NOON.plusSeconds(number),
                1);
    }

    public static ProjectDetails details(String name) {
        return new ProjectDetails(
                name,
                "All of it — \"quoted\".",
                Visibility.PRIVATE,
                List.of("https://example.org/b.git", "https://example.org/a.git"),
                List.of("b", "a", "b"),
                "# Read me",
                "/secrets",
                false);
    }

    public static Project withDetails(Project project, ProjectDetails details) {
        return changed(project, project.namespace(), project.slug(), details, project.templateId());
    }

    public static Project named(Project project, Namespace namespace, String slug) {
        var names = new Slug(slug);
        return changed(project, namespace, names, project.details(), project.templateId());
    }

    public static Project copyOf(Project project, @Nullable Ulid template) {
        return changed(project, project.namespace(), project.slug(), project.details(), template);
    }

    private static Project changed(
            Project project,
            Namespace namespace,
            Slug slug,
            ProjectDetails details,
            @Nullable Ulid template) {
        return new Project(
                project.id(),
                namespace,
                slug,
                details,
                template,
                project.createdBy(),
                project.creationDate(),
                project.updatedAt(),
                project.version());
    }

    /// A draft with a name and nothing else.
    public static ProjectDraft draft(String name) {
        return new ProjectDraft(name, FLIGHTS.slug(), null, null, null, null, null, null, null);
    }

    /// A patch that changes nothing.
    public static ProjectPatch nothing() {
        return patch(null, null, null, null);
    }

    public static ProjectPatch patch(
            @Nullable String name,
            @Nullable String namespace,
            @Nullable String slug,
            @Nullable Visibility visibility) {
        return new ProjectPatch(
                name,
                namespace == null ? null : new Slug(namespace),
                slug == null ? null : new Slug(slug),
                null,
                visibility,
                null,
                null,
                null,
                false,
                null,
                null);
    }

    /// How somebody reads; an administrator sees everything.
    public static Sight sight(Caller caller) {
        return new FakeAccess().sight(caller);
    }

    /// Some right on something, for stores.
    public static Grant someGrant() {
        var refused = new Problem.Forbidden("no");
        return new FakeAccess()
                .require(ROOT, Permission.WRITE, requireNonNull(ResourceRef.PLATFORM), refused);
    }
}
