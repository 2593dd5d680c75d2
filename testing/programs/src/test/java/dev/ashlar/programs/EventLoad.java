package dev.ashlar.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Clients that read, and change projects of their own, at a rate that is the same whatever the answers take.
final class EventLoad {
    private static final int CLIENTS = 4;
    private static final int PROJECTS = 5;
    private static final int A_SECOND = 60;
    private static final int CHANGES_ONE_IN = 3;

    /// What a time of load was like.
    ///
    /// @param nanos from when each request was due to its answer
    record Phase(List<Long> nanos) {
        long percentile(int percent) {
            var sorted = nanos.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }
    }

    private final Person owner;
    private final List<String> projects;
    private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private int names;

    private EventLoad(Person owner, List<String> projects) {
        this.owner = owner;
        this.projects = projects;
    }

    static EventLoad prepare(Person owner) {
        owner.get("/user").expect(200);
        var projects = new ArrayList<String>();
        for (int n = 0; n < CLIENTS * PROJECTS; n++) {
            var body = Map.<String, Object>of("name", "project " + n, "namespace", "owner");
            projects.add(owner.post("/projects", body).expect(201).field("id"));
        }
        return new EventLoad(owner, projects);
    }

    /// The names that were given to each project and accepted, in their order.
    Map<String, List<String>> accepted() {
        return accepted;
    }

    Phase run(int seconds) throws InterruptedException, ExecutionException {
        names++;
        var nanos = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = new ArrayList<Future<List<Long>>>();
            for (int n = 0; n < CLIENTS; n++) {
                var client = n;
                clients.add(threads.submit(() -> client(client, seconds)));
            }
            for (var client : clients) {
                nanos.addAll(client.get());
            }
        }
        return new Phase(nanos);
    }

    private List<Long> client(int client, int seconds) throws InterruptedException {
        var nanos = new ArrayList<Long>();
        var between = TimeUnit.SECONDS.toNanos(CLIENTS) / A_SECOND;
        var due = System.nanoTime() + between * client / CLIENTS;
        for (int at = 0; at < A_SECOND * seconds / CLIENTS; at++) {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            var project = projects.get(client * PROJECTS + at % PROJECTS);
            if (at % CHANGES_ONE_IN == 0) {
                change(project, "%d-%d".formatted(names, at));
            } else {
                owner.get(at % 2 == 0 ? "/projects" : "/projects/" + project).expect(200);
            }
            nanos.add(System.nanoTime() - due);
            due += between;
        }
        return nanos;
    }

    private void change(String project, String name) {
        var body = "{\"name\": \"%s\"}".formatted(name);
        var tag = tags.computeIfAbsent(project, id -> owner.get("/projects/" + id).field("etag"));
        var answer = owner.send("PATCH", "/projects/" + project, body, tag).expect(200);
        tags.put(project, answer.field("etag"));
        accepted.computeIfAbsent(project, _ -> new ArrayList<>()).add(name);
    }
}
