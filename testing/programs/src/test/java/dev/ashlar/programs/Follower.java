package dev.ashlar.programs;

import dev.ashlar.testkit.events.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A service that knows of the platform what the stream says, applied entry by entry.
final class Follower {
    private final Map<String, Entry> users = new HashMap<>();
    private final Map<String, Entry> groups = new HashMap<>();
    private final Map<String, Entry> projects = new HashMap<>();

    /// Of groups and projects, by the ids of these and of their members.
    private final Map<String, Map<String, String>> roles = new HashMap<>();

    private final Map<String, Set<String>> placesOf = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int repeats;

    void apply(Entry entry) {
        if (!ids.add(entry.id())) {
            repeats++;
        }
        switch (entry.type()) {
            case "reprovisioning.started" -> forget();
            case "reprovisioning.finished" -> {}
            case "user.added", "user.updated" -> users.put(entry.text("id"), entry);
            case "user.removed" -> removeUser(entry.text("id"));
            case "group.added" -> groups.put(entry.text("id"), entry);
            case "group.updated" -> changeGroup(entry);
            case "group.removed" -> remove(groups, entry.text("id"));
            case "project.created" -> projects.put(entry.text("id"), entry);
            case "project.updated" -> changeProject(entry);
            case "project.removed" -> remove(projects, entry.text("id"));
            case "memberGroup.added", "memberGroup.updated" -> join(entry, "groupId");
            case "projectAuth.added", "projectAuth.updated" -> join(entry, "projectId");
            case "memberGroup.removed" -> leave(entry.text("groupId"), entry.text("userId"));
            case "projectAuth.removed" -> leave(entry.text("projectId"), entry.text("userId"));
            default -> throw new IllegalArgumentException(entry.toString());
        }
    }

    /// How often an id came that had come before.
    int repeats() {
        return repeats;
    }

    /// Everything that is known, a line for each.
    Set<String> lines() {
        var lines = new TreeSet<String>();
        users.values().forEach(it -> lines.add(user(it)));
        groups.values().forEach(it -> lines.add(group(it)));
        projects.values().forEach(it -> lines.add(project(it)));
        roles.forEach((place, members) ->
                members.forEach((user, role) -> lines.add(Line.member(place, user, role))));
        return lines;
    }

    private void forget() {
        users.clear();
        groups.clear();
        projects.clear();
        roles.clear();
        placesOf.clear();
    }

    /// Nothing is said of what she was in.
    private void removeUser(String id) {
        users.remove(id);
        Set.copyOf(placesOf.getOrDefault(id, Set.of())).forEach(place -> leave(place, id));
    }

    private void remove(Map<String, Entry> things, String id) {
        things.remove(id);
        Set.copyOf(roles.getOrDefault(id, Map.of()).keySet()).forEach(user -> leave(id, user));
    }

    /// What is in it is not announced again when its slug changes.
    private void changeGroup(Entry entry) {
        var before = groups.replace(entry.text("id"), entry);
        if (before != null && !before.text("namespace").equals(entry.text("namespace"))) {
            projects.values().stream()
                    .filter(it -> it.text("namespace").equals(before.text("namespace")))
                    .forEach(it -> it.payload().put("namespace", entry.text("namespace")));
        }
    }

    /// One that is not known yet follows as a whole.
    private void changeProject(Entry entry) {
        var known = projects.get(entry.text("id"));
        if (known != null) {
            known.payload().setAll(entry.payload());
        }
    }

    private void join(Entry entry, String placeField) {
        var place = entry.text(placeField);
        var user = entry.text("userId");
        roles.computeIfAbsent(place, _ -> new HashMap<>()).put(user, entry.text("role"));
        placesOf.computeIfAbsent(user, _ -> new HashSet<>()).add(place);
    }

    private void leave(String place, String user) {
        roles.getOrDefault(place, new HashMap<>()).remove(user);
        placesOf.getOrDefault(user, new HashSet<>()).remove(place);
    }

    private static String user(Entry it) {
        var said = it.payload();
        return Line.user(
                it.text("id"),
                said.get("firstName"),
                said.get("lastName"),
                said.get("email"),
                said.get("namespace"));
    }

    private static String group(Entry it) {
        var said = it.payload();
        return Line.group(
                it.text("id"), said.get("name"), said.get("namespace"), said.get("description"));
    }

    private static String project(Entry it) {
        var said = it.payload();
        return Line.project(
                it.text("id"),
                said.get("creationDate").longValue(),
                said.get("name"),
                said.get("namespace"),
                said.get("slug"),
                said.get("repositories"),
                said.get("visibility"),
                said.get("description"),
                said.get("keywords"),
                said.get("createdBy"));
    }
}
