package dev.ashlar.users.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of a person when she is first seen, from her token.
record Newcomer(
        UserId id, @Nullable Email email, @Nullable String firstName, @Nullable String lastName) {
    private static final int LONGEST_SLUG = 80;

    static Newcomer of(Caller.SignedIn caller) {
        var profile = caller.profile();
        var email = usable(profile.email().value(), Integer.MAX_VALUE);
        return new Newcomer(
                caller.id(),
                email == null ? null : new Email(email),
                usable(profile.firstName(), User.LONGEST_NAME),
                usable(profile.lastName(), User.LONGEST_NAME));
    }

    /// The slug she should get: of the first of these that gives one. The last always does.
    Slug wish() {
        return Stream.of(
                        Optional.ofNullable(email).map(Email::localPart),
                        Optional.ofNullable(firstName)
                                .filter(_ -> lastName != null)
                                .map(this::full),
                        Optional.ofNullable(lastName),
                        Optional.ofNullable(firstName),
                        Optional.of("user_" + id))
                .flatMap(Optional::stream)
                .flatMap(source -> Slug.derive(source, LONGEST_SLUG).stream())
                .findFirst()
                .orElseThrow();
    }

    User named(Slug username) {
        return new User(id, username, email, firstName, lastName);
    }

    private String full(String first) {
        return first + "-" + lastName;
    }

    /// Nothing for a blank text; else the text without NUL, which PostgreSQL cannot keep, and cut.
    private static @Nullable String usable(@Nullable String claim, int longest) {
        if (claim == null) {
            return null;
        }
        var text = claim.replace("\0", "").strip();
        if (text.length() > longest) {
            var splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
            text = text.substring(0, splitsPair ? longest - 1 : longest);
        }
        return text.isEmpty() ? null : text;
    }
}
