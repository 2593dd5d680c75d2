package dev.ashlar.crc.controllers;

import dev.ashlar.crc.PoolUser;
import dev.ashlar.crc.PoolUsers;
import dev.ashlar.crc.apispec.PoolUserWithIdDto;
import dev.ashlar.crc.apispec.ResourcePoolUsersApi;
import dev.ashlar.crc.apispec.ResourcePoolWithIdDto;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class PoolUserController implements ResourcePoolUsersApi {
    private final PoolUsers users;

    PoolUserController(PoolUsers users) {
        this.users = users;
    }

    @Override
    public HttpResponse<List<PoolUserWithIdDto>> getResourcePoolUsers(
            Caller.Admin caller, Integer pool, @Nullable Integer page, @Nullable Integer perPage) {
        var found = users.list(caller, pool, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(PoolUserController::dto));
    }

    @Override
    public HttpResponse<List<PoolUserWithIdDto>> postResourcePoolUsers(
            Caller.Admin caller, Integer pool, List<PoolUserWithIdDto> body) {
        var found = users.add(caller, pool, ids(body));
        return Paging.created(found.map(PoolUserController::dto));
    }

    @Override
    public HttpResponse<List<PoolUserWithIdDto>> putResourcePoolUsers(
            Caller.Admin caller, Integer pool, List<PoolUserWithIdDto> body) {
        return Paging.answer(users.set(caller, pool, ids(body)).map(PoolUserController::dto));
    }

    @Override
    public HttpResponse<PoolUserWithIdDto> getResourcePoolUser(
            Caller caller, Integer pool, String userId) {
        return HttpResponse.ok(dto(users.get(caller, pool, userId)));
    }

    @Override
    public HttpResponse<Void> deleteResourcePoolUser(
            Caller.Admin caller, Integer pool, String userId) {
        UserId.parse(userId).ifPresent(user -> users.remove(caller, pool, user));
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<List<ResourcePoolWithIdDto>> getUserResourcePools(
            Caller.Admin caller,
            String userId,
            @Nullable String name,
            @Nullable Integer page,
            @Nullable Integer perPage) {
        var found = users.poolsOf(caller, user(userId), name, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(PoolDtos::dto));
    }

    @Override
    public HttpResponse<List<ResourcePoolWithIdDto>> postUserResourcePools(
            Caller.Admin caller, String userId, List<Integer> body) {
        var found = users.addPools(caller, user(userId), Set.copyOf(body));
        return Paging.created(found.map(PoolDtos::dto));
    }

    @Override
    public HttpResponse<List<ResourcePoolWithIdDto>> putUserResourcePools(
            Caller.Admin caller, String userId, List<Integer> body) {
        var found = users.setPools(caller, user(userId), Set.copyOf(body));
        return Paging.answer(found.map(PoolDtos::dto));
    }

    private static Set<UserId> ids(List<PoolUserWithIdDto> body) {
        return body.stream().map(it -> user(it.id())).collect(Collectors.toSet());
    }

    /// What can be nobody's id is the id of somebody who is not there.
    private static UserId user(String id) {
        return UserId.parse(id).orElseThrow(() -> Problem.NotFound.of("user", id).asException());
    }

    private static PoolUserWithIdDto dto(PoolUser user) {
        return new PoolUserWithIdDto(user.id().value(), user.barred());
    }
}
