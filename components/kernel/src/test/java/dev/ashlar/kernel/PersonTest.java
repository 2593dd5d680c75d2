package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "A1",
                "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
                "a-",
                "012345678901234567890123456789012345"
            })
    void readsUserIds(String text) {
        assertThat(UserId.parse(text)).contains(new UserId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "-a",
                "a_b",
                "a b",
                "a/b",
                "a:b",
                "*",
                "../a",
                "éa",
                "ab\n",
                "ab\u0000",
                "0123456789012345678901234567890123456"
            })
    void refusesWhatCanBeNobodysId(String text) {
        assertThat(UserId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new UserId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@ashlar.dev, ada",
        "@ashlar.dev, ''",
        "ada, ada",
        "'', ''",
        "a@b@c, a",
    })
    void theLocalPartOfAnEmailStandsBeforeTheFirstAt(String email, String localPart) {
        assertThat(new Email(email).localPart()).isEqualTo(localPart);
    }

    @Test
    void keeps320CharactersOfAnEmailAndNoHalfCharacter() {
        assertThat(new Email("a".repeat(321)).value()).isEqualTo("a".repeat(320));
        assertThat(new Email("a".repeat(319) + "🙂").value()).isEqualTo("a".repeat(319));
        assertThat(new Email("a".repeat(318) + "🙂").value()).isEqualTo("a".repeat(318) + "🙂");
    }

    @Test
    void aSecretIsNeverPrinted() {
        var secret = new Sensitive("hunter2");

        assertThat(secret).asString().isEqualTo("(hidden)");
        assertThat(secret.value()).isEqualTo("hunter2");
    }
}
