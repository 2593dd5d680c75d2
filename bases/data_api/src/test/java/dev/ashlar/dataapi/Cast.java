package dev.ashlar.dataapi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// People by name, who become users when they are first needed, and a place of her own for each.
final class Cast {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final RunningDataApi api;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, String> places = new ConcurrentHashMap<>();

    Cast(RunningDataApi api) {
        this.api = api;
    }

    Client client(String name) {
        return (name.equals("visitor") ? api.visitor() : api.as(name));
    }

    /// Her id as a user.
    String id(String name) {
        return ids.computeIfAbsent(name, _ -> client(name).get("/user").text("id"));
    }

    /// The slug of her user namespace.
    String home(String name) {
        id(name);
        return name;
    }

    /// The slug of a group that she alone is in.
    String place(String name) {
        return places.computeIfAbsent(name, _ -> group(name));
    }

    /// A new group; its slug.
    String group(String owner) {
        var slug = fresh("group");
        var body = Body.of("name", slug).with("slug", slug);
        client(owner).post("/groups", body.json()).expect(201);
        return slug;
    }

    /// A new project.
    Answer project(String owner, String namespace, String visibility) {
        var slug = fresh("project");
        var body =
                Body.of("name", slug)
                        .with("slug", slug)
                        .with("namespace", namespace)
                        .with("visibility", visibility);
        return client(owner).post("/projects", body.json()).expect(201);
    }

    /// A word that nobody has used yet.
    static String fresh(String kind) {
        return kind + "-" + COUNT.incrementAndGet();
    }
}
