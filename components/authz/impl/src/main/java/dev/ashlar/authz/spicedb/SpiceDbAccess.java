package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.AuthzSettings;
import dev.ashlar.authz.Reads;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Who may do what is answered by SpiceDB, who sees what by the index, unless the settings say otherwise.
@Singleton
final class SpiceDbAccess extends Access {
    private static final String EVERYTHING = ResourceRef.PLATFORM.toString();

    private final Reads reads;
    // Made by the first question: a start does not load SpiceDB's client.
    private final Provider<Checks> checks;
    private final Provider<AskedReads> asked;
    private final Provider<VerifiedReads> verified;

    SpiceDbAccess(
            AuthzSettings settings,
            Provider<Checks> checks,
            Provider<AskedReads> asked,
            Provider<VerifiedReads> verified) {
        this.reads = settings.reads();
        this.checks = checks;
        this.asked = asked;
        this.verified = verified;
    }

    @Override
    protected Collection<Right> granted(Caller caller, Collection<Right> rights) {
        var subject = subject(caller);
        if (subject.isPresent()) {
            return checks.get().ask(subject.get().inSpiceDb(), rights);
        }
        checks.get().ensureReachable();
        return rights;
    }

    @Override
    public Sight sight(Caller caller) {
        return new Sight(subject(caller).map(Subject::inIndex).orElse(EVERYTHING), null);
    }

    @Override
    public Sight sight(Caller caller, ResourceType listed) {
        var subject = subject(caller);
        if (subject.isEmpty()) {
            return sight(caller);
        }
        var who = subject.get();
        return switch (reads) {
            case INDEX -> sight(caller);
            case SPICEDB ->
                    new Sight(
                            who.inIndex(), List.copyOf(asked.get().seen(who.inSpiceDb(), listed)));
            case VERIFY -> new Sight(who.inIndex(), List.copyOf(verified.get().seen(who, listed)));
        };
    }

    @Override
    public Standing standing(Caller caller, Seen<?> found) {
        var subject = subject(caller);
        if (subject.isEmpty()) {
            return found.standing();
        }
        var who = subject.get();
        return switch (reads) {
            case INDEX -> found.standing();
            case SPICEDB -> asked.get().standing(who.inSpiceDb(), found.ref(), found.standing());
            case VERIFY -> verified.get().standing(who, found.ref(), found.standing());
        };
    }

    /// Empty for those who may and see everything: they are not asked about.
    private static Optional<Subject> subject(Caller caller) {
        return switch (caller) {
            case Caller.Admin _, Caller.Service _ -> Optional.empty();
            case Caller.User user -> Optional.of(Subject.of(user));
            case Caller.Anonymous _ -> Optional.of(Subject.visitor());
        };
    }
}
