package dev.ashlar.users.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import dev.ashlar.users.Users;
import dev.ashlar.users.apispec.SelfUserInfoDto;
import dev.ashlar.users.apispec.UserWithIdDto;
import dev.ashlar.users.apispec.UsersApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class UserController implements UsersApi {
    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    @Override
    public HttpResponse<List<UserWithIdDto>> getUsers(
            Caller caller,
            @Nullable String exactEmail,
            @Nullable Integer page,
            @Nullable Integer perPage) {
        var found = users.list(caller, exactEmail, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(UserController::toDto));
    }

    @Override
    public HttpResponse<SelfUserInfoDto> getSelf(Caller.SignedIn caller) {
        var user = users.self(caller);
        return HttpResponse.ok(
                new SelfUserInfoDto(
                        user.id().value(),
                        user.username().value(),
                        address(user),
                        user.firstName(),
                        user.lastName(),
                        caller instanceof Caller.Admin));
    }

    @Override
    public HttpResponse<UserWithIdDto> getUser(Caller caller, String userId) {
        var id = UserId.parse(userId);
        return HttpResponse.ok(
                toDto(
                        users.get(
                                caller,
                                id.orElseThrow(
                                        () -> Problem.NotFound.of("user", userId).asException()))));
    }

    @Override
    public HttpResponse<Void> deleteUser(Caller.Admin caller, String userId) {
        UserId.parse(userId).ifPresent(id -> users.remove(caller, id));
        return HttpResponse.noContent();
    }

    private static UserWithIdDto toDto(User user) {
        return new UserWithIdDto(
                user.id().value(),
                user.username().value(),
                address(user),
                user.firstName(),
                user.lastName());
    }

    private static @Nullable String address(User user) {
        return user.email() instanceof Email(var address) ? address : null;
    }
}
