package dev.ashlar.users.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NewcomerTest {
    static Stream<Arguments> wishes() {
        return Stream.of(
                Arguments.of("ada@ashlar.dev", "Ada", "Lovelace", "ada"),
                Arguments.of("Ada.Lovelace+test@ashlar.dev", null, null, "ada.lovelace-test"),
                Arguments.of("ada", null, null, "ada"),
                Arguments.of("@ashlar.dev", "Ada", "Lovelace", "ada-lovelace"),
                Arguments.of("...@ashlar.dev", "Ada", "Lovelace", "ada-lovelace"),
                Arguments.of("李@ashlar.dev", "Zoë", "Ångström", "zoe-angstrom"),
                Arguments.of("@ashlar.dev", null, "Lovelace", "lovelace"),
                Arguments.of("@ashlar.dev", "李", "明", "user_11-ab"),
                Arguments.of("@ashlar.dev", "Ada", null, "ada"),
                Arguments.of("@ashlar.dev", "Ada", " ", "ada"),
                Arguments.of("@ashlar.dev", null, null, "user_11-ab"),
                Arguments.of("", null, null, "user_11-ab"),
                Arguments.of("a".repeat(99) + "@ashlar.dev", null, null, "a".repeat(80)));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void theFirstSourceThatGivesASlugCounts(
            String email, @Nullable String first, @Nullable String last, String slug) {
        assertThat(newcomer(email, first, last).wish().value()).isEqualTo(slug);
    }

    @Test
    void namesAreKeptWithoutWhatCannotBeKept() {
        var newcomer = newcomer("a\0da@ashlar.dev", " Ada\0 ", "\0");

        assertThat(newcomer)
                .isEqualTo(
                        new Newcomer(
                                new UserId("11-AB"), new Email("ada@ashlar.dev"), "Ada", null));
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        var newcomer = newcomer("ada@ashlar.dev", "a".repeat(300), "b".repeat(255) + "😀");

        assertThat(newcomer.firstName()).isEqualTo("a".repeat(256));
        assertThat(newcomer.lastName()).isEqualTo("b".repeat(255));
    }

    private static Newcomer newcomer(String email, @Nullable String first, @Nullable String last) {
        var profile = new Profile(new Email(email), null, first, last);
        return Newcomer.of(new Caller.User(new UserId("11-AB"), profile));
    }
}
