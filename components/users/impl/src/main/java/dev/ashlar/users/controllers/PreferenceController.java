package dev.ashlar.users.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.users.Preferences;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.UserPreferences;
import dev.ashlar.users.apispec.AddPinnedProjectDto;
import dev.ashlar.users.apispec.PinnedProjectsDto;
import dev.ashlar.users.apispec.PreferencesApi;
import dev.ashlar.users.apispec.UserPreferencesDto;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;

@Controller("${api.base-path}")
class PreferenceController implements PreferencesApi {
    private final Preferences preferences;

    PreferenceController(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public HttpResponse<UserPreferencesDto> getPreferences(Caller.SignedIn caller) {
        return ok(preferences.get(caller));
    }

    @Override
    public HttpResponse<UserPreferencesDto> pinProject(
            Caller.SignedIn caller, AddPinnedProjectDto body) {
        return ok(preferences.pin(caller, new ProjectPath(body.projectSlug())));
    }

    @Override
    public HttpResponse<UserPreferencesDto> unpinProject(
            Caller.SignedIn caller, String projectSlug) {
        return ok(
                projectSlug.isEmpty()
                        ? preferences.unpinAll(caller)
                        : preferences.unpin(caller, projectSlug));
    }

    private static HttpResponse<UserPreferencesDto> ok(UserPreferences preferences) {
        var slugs = preferences.pinnedProjects().stream().map(ProjectPath::value).toList();
        return HttpResponse.ok(
                new UserPreferencesDto(preferences.userId().value(), new PinnedProjectsDto(slugs)));
    }
}
