package dev.ashlar.users.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import dev.ashlar.users.UserSync.Person;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a token or the realm says of a person, as it is kept here. Cleaning it again changes nothing.
record Newcomer(
        UserId id, @Nullable Email email, @Nullable String firstName, @Nullable String lastName) {
    private static final int LONGEST_SLUG = 80;

    static Newcomer of(Caller.SignedIn caller) {
        var profile = caller.profile();
        return of(caller.id(), profile.email().value(), profile.firstName(), profile.lastName());
    }

    static Newcomer of(Person person) {
        return of(person.id(), person.email(), person.firstName(), person.lastName());
    }

    private static Newcomer of(
            UserId id, @Nullable String email, @Nullable String first, @Nullable String last) {
        var address = usable(email, Integer.MAX_VALUE);
        return new Newcomer(
                id,
                address == null ? null : new Email(address),
                usable(first, User.LONGEST_NAME),
                usable(last, User.LONGEST_NAME));
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

    /// Nothing for a blank text; else the text without what PostgreSQL cannot keep, NUL and halves of characters, and
    /// cut. What would come back from there otherwise than it went would always look new.
    private static @Nullable String usable(@Nullable String claim, int longest) {
        if (claim == null) {
            return null;
        }
        var text = new String(claim.getBytes(UTF_8), UTF_8).replace("\0", "").strip();
        if (text.length() > longest) {
            var splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
            text = text.substring(0, splitsPair ? longest - 1 : longest);
        }
        return text.isEmpty() ? null : text;
    }
}
