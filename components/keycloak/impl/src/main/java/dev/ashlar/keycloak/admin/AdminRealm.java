package dev.ashlar.keycloak.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.keycloak.ports.RealmEvent;
import dev.ashlar.keycloak.ports.RealmPerson;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The realm by Keycloak's REST interface.
@Singleton
final class AdminRealm implements Realm {
    private static final String PROGRAMS = "service-account-";

    /// Days are counted in the server's time zone, so the day before is asked for too.
    private static final Duration ANY_ZONE = Duration.ofDays(1);

    private static final String THEIR_OWN =
            "&type=REGISTER&type=UPDATE_PROFILE&type=UPDATE_EMAIL&type=VERIFY_EMAIL"
                    + "&type=IDENTITY_PROVIDER_FIRST_LOGIN&type=DELETE_ACCOUNT";
    private static final String OF_ADMINISTRATORS =
            "&resourceTypes=USER&operationTypes=CREATE&operationTypes=UPDATE&operationTypes=DELETE";
    private static final Pattern PERSON = Pattern.compile("users/([^/]+)(/.*)?");

    private final AdminCalls calls;
    private final RoleMembers members;

    AdminRealm(AdminCalls calls, RoleMembers members) {
        this.calls = calls;
        this.members = members;
    }

    @Override
    public long count() {
        return calls.get("/users/count", AdminRealm::number);
    }

    @Override
    public List<RealmPerson> people(int first, int most) {
        return calls.get(
                "/users?briefRepresentation=true&first=%d&max=%d".formatted(first, most),
                json -> all(json, AdminRealm::person));
    }

    @Override
    public Optional<RealmPerson> find(String id) {
        return calls.person("/users/" + encoded(id), AdminRealm::person);
    }

    @Override
    public Set<String> having(String role) {
        return members.of(role);
    }

    @Override
    public List<RealmEvent> byThemselves(Instant since, int first, int most) {
        return calls.get(
                "/events?%s%s".formatted(part(since, first, most), THEIR_OWN),
                json -> all(json, each -> event(each, Json.textOrNull(each, "userId"))));
    }

    @Override
    public List<RealmEvent> byAdministrators(Instant since, int first, int most) {
        return calls.get(
                "/admin-events?%s%s".formatted(part(since, first, most), OF_ADMINISTRATORS),
                json -> all(json, each -> event(each, personOf(each))));
    }

    static <T> List<T> all(JsonNode json, AdminCalls.Reader<T> reader) throws Passing {
        if (!json.isArray()) {
            throw new Passing("its answer is no list", null);
        }
        List<T> found = new ArrayList<>(json.size());
        for (var each : json) {
            found.add(reader.read(each));
        }
        return found;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static long number(JsonNode json) throws Passing {
        if (!json.isIntegralNumber()) {
            throw new Passing("its answer is no number", null);
        }
        return json.longValue();
    }

    private static RealmPerson person(JsonNode json) throws Passing {
        return new RealmPerson(
                Json.text(json, "id"),
                Json.textOrNull(json, "email"),
                Json.textOrNull(json, "firstName"),
                Json.textOrNull(json, "lastName"),
                flag(json, "enabled"),
                Json.text(json, "username").startsWith(PROGRAMS));
    }

    /// The realm always says it; taking its absence for a no would lock people out.
    private static boolean flag(JsonNode json, String name) throws Passing {
        if (!json.path(name).isBoolean()) {
            throw new Passing("its answer lacks " + name, null);
        }
        return json.path(name).booleanValue();
    }

    private static RealmEvent event(JsonNode json, @Nullable String person) throws Passing {
        return new RealmEvent(Instant.ofEpochMilli(number(json.path("time"))), person);
    }

    private static @Nullable String personOf(JsonNode event) {
        var path = PERSON.matcher(String.valueOf(Json.textOrNull(event, "resourcePath")));
        return path.matches() ? path.group(1) : null;
    }

    private static String part(Instant since, int first, int most) {
        var earliest = Instant.EPOCH.plus(ANY_ZONE);
        var from = since.isAfter(earliest) ? since.minus(ANY_ZONE) : Instant.EPOCH;
        return "dateFrom=%s&first=%d&max=%d"
                .formatted(LocalDate.ofInstant(from, ZoneOffset.UTC), first, most);
    }
}
