package dev.ashlar.users.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.users.Preferences;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.UserPreferences;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.users.ports.PreferenceStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;

@Singleton
class PreferenceService implements Preferences {
    private final PreferenceStore store;
    private final UserRegister register;
    private final UnitOfWork unitOfWork;
    private final Pins pins;

    PreferenceService(
            PreferenceStore store,
            UserRegister register,
            UnitOfWork unitOfWork,
            UsersSettings settings) {
        this.store = store;
        this.register = register;
        this.unitOfWork = unitOfWork;
        this.pins = new Pins(settings.maxPinnedProjects());
    }

    @Override
    public UserPreferences get(Caller.SignedIn caller) {
        return store.find(caller.id())
                .orElseThrow(() ->
                        Problem.NotFound.of("set of preferences of the user", caller.id().value())
                                .asException());
    }

    @Override
    public UserPreferences pin(Caller.SignedIn caller, ProjectPath project) {
        return change(caller, pinned -> pins.with(pinned, project));
    }

    @Override
    public UserPreferences unpin(Caller.SignedIn caller, String project) {
        return change(caller, pinned -> pins.without(pinned, project));
    }

    @Override
    public UserPreferences unpinAll(Caller.SignedIn caller) {
        return change(caller, _ -> List.of());
    }

    private UserPreferences change(
            Caller.SignedIn caller, UnaryOperator<List<ProjectPath>> change) {
        return unitOfWork.run(() -> {
            // Holding her lets one change of her preferences follow another, so that none is lost.
            var id = register.hold(caller).id();
            var before = store.find(id).orElse(UserPreferences.none(id));
            var after = new UserPreferences(id, change.apply(before.pinnedProjects()));
            if (!after.equals(before)) {
                store.put(after);
            }
            return after;
        });
    }
}
