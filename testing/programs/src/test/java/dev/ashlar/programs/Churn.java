package dev.ashlar.programs;

import dev.ashlar.programs.Person.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Administrators and newcomers who change, move, rename and remove things until they are told to stop.
final class Churn implements AutoCloseable {
    private static final int CLIENTS = 2;
    private static final Duration PAUSE = Duration.ofMillis(10);

    /// What there is to begin with; things come and go from there.
    record Stock(List<String> projects, List<String> groups, List<String> users) {
        Stock {
            projects = List.copyOf(projects);
            groups = List.copyOf(groups);
            users = List.copyOf(users);
        }
    }

    private final Function<String, Person> people;
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private volatile boolean over;

    /// @param people by name, with the token that they have today; `admin` administers
    Churn(Stock stock, Function<String, Person> people) {
        this.people = people;
        for (int client = 0; client < CLIENTS; client++) {
            var random = new Random(client);
            var name = "client" + client;
            threads.submit(() -> goOn(new Hand(stock, random, name)));
        }
    }

    /// How many answers had which status; 0 where the program was gone.
    Map<Integer, AtomicInteger> statuses() {
        return statuses;
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }

    private void goOn(Hand hand) {
        while (!over) {
            var answer = hand.change();
            statuses.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// One who makes one change after the other.
    private final class Hand {
        private static final int KINDS = 16;

        private final Random random;
        private final String name;
        private final List<String> projects;
        private final List<String> groups;
        private final List<String> users;
        private int words;

        Hand(Stock stock, Random random, String name) {
            this.random = random;
            this.name = name;
            projects = new ArrayList<>(stock.projects());
            groups = new ArrayList<>(stock.groups());
            users = new ArrayList<>(stock.users());
        }

        Answer change() {
            return switch (random.nextInt(KINDS)) {
                case 0, 1, 2 -> patchProject("name", word());
                case 3 -> patchProject("slug", word());
                case 4 -> patchProject("visibility", random.nextBoolean() ? "public" : "private");
                case 5 -> patchProject("namespace", one(groups));
                case 6, 7 -> member("/projects/" + one(projects));
                case 8 -> admin("DELETE", "/projects/" + one(projects), "");
                case 9 -> makeProject();
                case 10, 11 -> member("/groups/" + one(groups));
                case 12 -> renameGroup();
                case 13 -> makeOrRemoveGroup();
                case 14 -> admin("DELETE", "/users/" + one(users), "");
                default -> arrive();
            };
        }

        private Answer patchProject(String field, String value) {
            var path = "/projects/" + one(projects);
            var found = admin("GET", path, "");
            if (found.status() != 200) {
                return found;
            }
            return person("admin").send("PATCH", path, json(field, value), found.field("etag"));
        }

        private Answer member(String path) {
            var user = one(users);
            var role = List.of("viewer", "editor", "owner").get(random.nextInt(3));
            return random.nextInt(3) == 0
                    ? admin("DELETE", path + "/members/" + user, "")
                    : admin(
                            "PATCH",
                            path + "/members",
                            "[%s]".formatted(json("id", user, "role", role)));
        }

        private Answer makeProject() {
            var body = json("name", word(), "namespace", one(groups));
            var made = admin("POST", "/projects", body);
            if (made.status() == 201) {
                projects.set(random.nextInt(projects.size()), made.field("id"));
            }
            return made;
        }

        private Answer renameGroup() {
            var at = random.nextInt(groups.size());
            var slug = word();
            var answer =
                    admin("PATCH", "/groups/" + groups.get(at), json("slug", slug, "name", slug));
            if (answer.status() == 200) {
                groups.set(at, slug);
            }
            return answer;
        }

        private Answer makeOrRemoveGroup() {
            var at = random.nextInt(groups.size());
            if (random.nextInt(4) == 0) {
                return admin("DELETE", "/groups/" + groups.get(at), "");
            }
            var slug = word();
            groups.set(at, slug);
            return admin("POST", "/groups", json("name", slug, "slug", slug));
        }

        private Answer arrive() {
            var arrived = person(word()).get("/user");
            if (arrived.status() == 200) {
                users.set(random.nextInt(users.size()), arrived.field("id"));
            }
            return arrived;
        }

        private Answer admin(String method, String path, String body) {
            return person("admin").send(method, path, body, "");
        }

        private Person person(String who) {
            return people.apply(who);
        }

        private String one(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }

        private String word() {
            words++;
            return name + "-" + words;
        }

        private static String json(String field, String value) {
            return "{\"%s\": \"%s\"}".formatted(field, value);
        }

        private static String json(String field, String value, String other, String otherValue) {
            return "{\"%s\": \"%s\", \"%s\": \"%s\"}".formatted(field, value, other, otherValue);
        }
    }
}
