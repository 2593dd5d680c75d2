package dev.ashlar.keycloak.admin;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who has a role. Keycloak's list of a role's users shows only those who were given it themselves; tokens also name
/// roles that come by groups and by other roles, so these are followed too.
@Singleton
final class RoleMembers {
    private static final int PAGE = 200;

    private record Role(String name, boolean composite) {}

    private final AdminCalls calls;

    RoleMembers(AdminCalls calls) {
        this.calls = calls;
    }

    Set<String> of(String role) {
        calls.get("/roles/" + AdminRealm.encoded(role), json -> Json.text(json, "name"));
        Set<String> people = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (var each : givingAlso(role)) {
            var place = "/roles/" + AdminRealm.encoded(each);
            people.addAll(ids(place + "/users?"));
            groups.addAll(ids(place + "/groups?briefRepresentation=true&"));
        }
        for (var group : withAllBelow(groups)) {
            people.addAll(ids("/groups/" + group + "/members?briefRepresentation=true&"));
        }
        return people;
    }

    /// The role and all those that contain it, at whatever depth.
    private Set<String> givingAlso(String role) {
        Map<String, List<String>> contents = new HashMap<>();
        for (var each : all("/roles?briefRepresentation=true&", RoleMembers::role)) {
            if (each.composite()) {
                contents.put(each.name(), contentOf(each.name()));
            }
        }
        Set<String> found = new HashSet<>(Set.of(role));
        var grown = true;
        while (grown) {
            grown = false;
            for (var each : contents.entrySet()) {
                if (each.getValue().stream().anyMatch(found::contains)) {
                    grown |= found.add(each.getKey());
                }
            }
        }
        return found;
    }

    private List<String> contentOf(String role) {
        return calls.get(
                "/roles/%s/composites/realm".formatted(AdminRealm.encoded(role)),
                json -> AdminRealm.all(json, each -> Json.text(each, "name")));
    }

    /// Groups hand their roles down.
    private Set<String> withAllBelow(Set<String> groups) {
        Set<String> found = new HashSet<>();
        var open = new ArrayDeque<>(groups);
        while (!open.isEmpty()) {
            var group = open.remove();
            if (found.add(group)) {
                open.addAll(ids("/groups/" + group + "/children?briefRepresentation=true&"));
            }
        }
        return found;
    }

    private List<String> ids(String path) {
        return all(path, json -> Json.text(json, "id"));
    }

    /// All pages, until one is empty: a short one need not be the last.
    private <T> List<T> all(String path, AdminCalls.Reader<T> reader) {
        List<T> found = new ArrayList<>();
        for (int first = 0; ; first += PAGE) {
            var page =
                    calls.get(
                            "%sfirst=%d&max=%d".formatted(path, first, PAGE),
                            json -> AdminRealm.all(json, reader));
            if (page.isEmpty()) {
                return found;
            }
            found.addAll(page);
        }
    }

    private static Role role(JsonNode json) throws Passing {
        return new Role(Json.text(json, "name"), json.path("composite").asBoolean());
    }
}
