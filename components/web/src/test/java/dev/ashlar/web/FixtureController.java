package dev.ashlar.web;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Change;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.web.apispec.fixture.ThingDto;
import dev.ashlar.web.apispec.fixture.ThingKindDto;
import dev.ashlar.web.apispec.fixture.ThingPatchDto;
import dev.ashlar.web.apispec.fixture.ThingPostDto;
import dev.ashlar.web.apispec.fixture.ThingsApi;
import dev.ashlar.web.apispec.fixture.ThingsGetQueryDto;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers with what it was given, so that a test sees what arrived.
@Controller("${api.base-path}")
final class FixtureController implements ThingsApi {
    static final String TAG = "\"one\"";
    static final Instant MADE = Instant.parse("2026-01-31T09:30:00.120000Z");

    @Override
    public HttpResponse<List<ThingDto>> getThings(
            Caller caller,
            Integer page,
            Integer perPage,
            @Nullable ThingKindDto kind,
            Boolean exact,
            @Nullable Float weight,
            @Nullable Ulid ownerId) {
        var seen = "%s %s %s %s %s".formatted(name(caller), kind, exact, weight, ownerId);
        return Paging.answer(new Page<>(List.of(thing(seen)), Paging.request(page, perPage), 41));
    }

    @Override
    public HttpResponse<ThingDto> postThing(Caller.SignedIn caller, ThingPostDto body) {
        var seen = "%s %s %s".formatted(body.name(), body.kind(), body.description());
        return HttpResponse.created(thing(seen));
    }

    @Override
    public HttpResponse<List<ThingDto>> searchThings(ThingsGetQueryDto params) {
        return HttpResponse.ok(List.of(thing(params.toString())));
    }

    @Override
    public HttpResponse<ThingDto> getThing(
            Caller caller, Ulid thingId, @Nullable ETagCondition ifNoneMatch) {
        return HttpResponse.ok(thing(thingId.value()));
    }

    @Override
    public HttpResponse<ThingDto> patchThing(
            Caller.SignedIn caller, Ulid thingId, ETagCondition ifMatch, ThingPatchDto body) {
        var seen =
                "%s %s %s %s %s"
                        .formatted(
                                body.name(),
                                word(body.secret()),
                                word(body.diskStorage()),
                                word(body.args()),
                                word(body.kind()));
        return HttpResponse.ok(thing(seen));
    }

    @Override
    public HttpResponse<Void> deleteThing(Caller.Admin caller, Ulid thingId) {
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<List<String>> getPoolUser(Integer poolId, String userId) {
        return HttpResponse.ok(List.of(poolId.toString(), userId));
    }

    private static String word(Change<?> change) {
        return switch (change) {
            case Change.Keep<?> _ -> "keep";
            case Change.Clear<?> _ -> "clear";
            case Change.To<?>(var value) -> "to " + value;
        };
    }

    private static String name(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous(var session) -> session;
            case Caller.User user -> user.id().value();
            case Caller.Admin admin -> admin.id().value();
            case Caller.Service(var service) -> service;
        };
    }

    private static ThingDto thing(String name) {
        return new ThingDto(
                new Ulid("01JDABCDEFGHJKMNPQRSTVWXYZ"), name, null, TAG, MADE, null, null);
    }
}
