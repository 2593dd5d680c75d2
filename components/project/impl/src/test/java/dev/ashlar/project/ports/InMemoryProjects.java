package dev.ashlar.project.ports;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectDetails;
import dev.ashlar.project.ProjectFilter;
import dev.ashlar.project.ProjectFixtures;
import dev.ashlar.project.ProjectMember;
import dev.ashlar.testkit.RecordingRelations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Who sees what follows from the relations that stand. Relies on the fake unit of work, which runs one transaction after
/// another.
public final class InMemoryProjects implements ProjectReads, ProjectStore {
    /// A name that a project had in the namespace where it is.
    private record Former(Ulid project, Slug slug) {}

    private static final Comparator<Project> NEWEST_FIRST =
            Comparator.comparing(Project::updatedAt).thenComparing(Project::id).reversed();

    private static final Comparator<ProjectMember> OWNERS_FIRST =
            Comparator.comparing(ProjectMember::role)
                    .reversed()
                    .thenComparing(member -> member.id().value());

    private final RecordingRelations relations;
    private final Map<Ulid, Project> projects = new TreeMap<>();
    private final List<Former> former = new ArrayList<>();
    private final Set<UserId> users = new HashSet<>();
    private final Set<Ulid> namespaces = new HashSet<>();

    public InMemoryProjects(RecordingRelations relations) {
        this.relations = relations;
    }

    public void addUser(UserId user) {
        users.add(user);
    }

    public void addNamespace(Ulid namespace) {
        namespaces.add(namespace);
    }

    @Override
    public Optional<Seen<Project>> find(Sight sight, Ulid id) {
        return Optional.ofNullable(projects.get(id)).map(found -> seen(sight, found, found));
    }

    @Override
    public Optional<Seen<Project>> find(Sight sight, String namespace, String slug) {
        var space = namespace.toLowerCase(Locale.ROOT);
        return projects.values().stream()
                .filter(project -> project.namespace().slug().value().equals(space))
                .filter(project -> project.slug().value().equals(slug))
                .findFirst()
                .or(() -> formerly(space, slug))
                .map(found -> seen(sight, found, found));
    }

    private Optional<Project> formerly(String namespace, String slug) {
        return former.reversed().stream()
                .filter(name -> name.slug().value().equals(slug))
                .map(name -> projects.get(name.project()))
                .filter(project ->
                        project != null && project.namespace().slug().value().equals(namespace))
                .findFirst();
    }

    @Override
    public Page<Project> list(Sight sight, ProjectFilter filter, PageRequest page) {
        var space = filter.namespace().toLowerCase(Locale.ROOT);
        var found =
                projects.values().stream()
                        .filter(project -> sees(sight, project))
                        .filter(project ->
                                space.isEmpty() || project.namespace().slug().value().equals(space))
                        .filter(project -> !filter.direct() || role(sight, project.ref()) > 0)
                        .toList();
        return page(found, page);
    }

    @Override
    public Optional<Seen<Page<Project>>> copies(
            Sight sight, Ulid source, boolean writable, PageRequest page) {
        var found =
                projects.values().stream()
                        .filter(project -> source.equals(project.templateId()))
                        .filter(project -> sees(sight, project))
                        .filter(project -> !writable || standing(sight, project).mayWrite())
                        .toList();
        return Optional.ofNullable(projects.get(source))
                .map(project -> seen(sight, project, page(found, page)));
    }

    @Override
    public Optional<Seen<Page<ProjectMember>>> members(Sight sight, Ulid id, PageRequest page) {
        var roles = relations.roster(Project.ref(id)).roles();
        var members =
                roles.entrySet().stream()
                        .map(each -> member(each.getKey(), each.getValue()))
                        .sorted(OWNERS_FIRST)
                        .toList();
        return Optional.ofNullable(projects.get(id))
                .map(project -> seen(sight, project, part(members, page)));
    }

    private static ProjectMember member(UserId user, Role role) {
        var name = new Slug(user.value().replace("-id", ""));
        return new ProjectMember(user, name, null, null, role);
    }

    @Override
    public Optional<Seen<Ulid>> look(Sight sight, Ulid id) {
        return Optional.ofNullable(projects.get(id)).map(found -> seen(sight, found, id));
    }

    @Override
    public Optional<Slug> add(Grant grant, Project project) {
        if (!users.contains(project.createdBy())) {
            return Optional.empty();
        }
        refuse(project);
        projects.put(project.id(), project);
        return Optional.of(project.namespace().slug());
    }

    @Override
    public Optional<Project> hold(Grant grant, Ulid id) {
        return Optional.ofNullable(projects.get(id));
    }

    @Override
    public boolean lock(Grant grant, Ulid id) {
        return projects.containsKey(id);
    }

    @Override
    public Slug replace(Grant grant, Project next) {
        refuse(next);
        var before = projects.put(next.id(), next);
        if (before != null && !before.slug().equals(next.slug())) {
            former.add(new Former(next.id(), before.slug()));
        }
        return next.namespace().slug();
    }

    /// Transactions follow one another here.
    @Override
    public void lockAllIn(Grant grant, Ulid namespace) {}

    private void refuse(Project project) {
        if (!namespaces.contains(project.namespace().id())) {
            throw Problem.NotFound.of("namespace", project.namespace().slug().value())
                    .asException();
        }
        var template = project.templateId();
        if (template != null && !projects.containsKey(template)) {
            throw Problem.NotFound.of("project", template.value()).asException();
        }
        var taken =
                projects.values().stream()
                        .filter(other -> !other.id().equals(project.id()))
                        .filter(other -> other.namespace().id().equals(project.namespace().id()))
                        .anyMatch(other -> other.slug().equals(project.slug()));
        if (taken) {
            throw new Problem.Conflict("taken").asException();
        }
    }

    @Override
    public boolean anyIn(Ulid namespace) {
        return !in(namespace).isEmpty();
    }

    @Override
    public List<Ulid> holdIn(Grant grant, Ulid namespace, int atMost) {
        return in(namespace).stream().limit(atMost).toList();
    }

    private List<Ulid> in(Ulid namespace) {
        return projects.values().stream()
                .filter(project -> project.namespace().id().equals(namespace))
                .map(Project::id)
                .toList();
    }

    @Override
    public void remove(Grant grant, Collection<Ulid> ids) {
        ids.forEach(projects::remove);
        projects.replaceAll((_, project) -> forgetting(project, ids));
    }

    private static Project forgetting(Project project, Collection<Ulid> ids) {
        var template = project.templateId();
        return template == null || !ids.contains(template)
                ? project
                : ProjectFixtures.copyOf(project, null);
    }

    @Override
    public List<UserId> strangers(Collection<UserId> ids) {
        return ids.stream().filter(id -> !users.contains(id)).toList();
    }

    private <T> Seen<T> seen(Sight sight, Project project, T thing) {
        return new Seen<>(thing, project.ref(), standing(sight, project));
    }

    private boolean sees(Sight sight, Project project) {
        var only = sight.only();
        return only == null ? standing(sight, project).sees() : only.contains(project.id().value());
    }

    private Standing standing(Sight sight, Project project) {
        if (sight.subject().equals("platform:renku")) {
            return Standing.OWNER;
        }
        var space = project.namespace().ref();
        var isThere = has(project.ref() + "#project_namespace@" + space);
        var roles = Math.max(role(sight, project.ref()), isThere ? role(sight, space) : 0);
        var kind = sight.subject().substring(0, sight.subject().indexOf(':'));
        var isPublic = has(project.ref() + "#public_viewer@" + kind + ":*");
        return Standing.of(Math.max(roles, isPublic ? 1 : 0));
    }

    /// 2 to 4 as [Standing] has it; 0 without a role on the thing itself.
    private int role(Sight sight, ResourceRef thing) {
        for (var role : List.of(Role.OWNER, Role.EDITOR, Role.VIEWER)) {
            if (has(thing + "#" + role.lowerCase() + "@" + sight.subject())) {
                return role.ordinal() + 2;
            }
        }
        return 0;
    }

    private boolean has(String relation) {
        return relations.standing().contains(relation);
    }

    private static Page<Project> page(List<Project> found, PageRequest request) {
        return part(found.stream().sorted(NEWEST_FIRST).toList(), request)
                .map(InMemoryProjects::undocumented);
    }

    private static <T> Page<T> part(List<T> all, PageRequest request) {
        var items = all.stream().skip(request.offset()).limit(request.size()).toList();
        return new Page<>(items, request, all.size());
    }

    private static Project undocumented(Project project) {
        var all = project.details();
        var rest =
                new ProjectDetails(
                        all.name(),
                        all.description(),
                        all.visibility(),
                        all.repositories(),
                        all.keywords(),
                        null,
                        all.secretsMountDirectory(),
                        all.isTemplate());
        return ProjectFixtures.withDetails(project, rest);
    }
}
