package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    private static final String LEGAL =
            "^(?!.*\\.git$|.*\\.atom$|.*[\\-._][\\-._].*)[a-z0-9][a-z0-9\\-_.]*$";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "7",
                "year-2",
                "a.b_c-d",
                "a-",
                "a_",
                "git",
                "atom",
                "x.gits",
                "x.atomic"
            })
    void takesWhatIsASlugAlready(String text) {
        assertThat(Slug.parse(text)).contains(new Slug(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "A", "-a", ".a", "_a", "a--b", "a._b", "a b", "a/b", "é", "x.git",
                "x.atom", "a\n", "a\u0000", "a\u2028", "٣"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Slug.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasAtMost99Characters() {
        assertThat(Slug.parse("a".repeat(99))).isPresent();
        assertThat(Slug.parse("a".repeat(100))).isEmpty();
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(
            textBlock =
                    """
                    My Project            , my-project
                    '  in the  middle '   , in-the-middle
                    Ünïcödé Ñame          , unicode-name
                    Straße                , strae
                    ﬁne Ⅷ                 , fine-viii
                    C++ & Rust            , c-rust
                    a_-.b                 , a_b
                    a.-b                  , a.b
                    -edges-               , edges
                    ___edges...           , edges
                    data.git              , data
                    data.ATOM             , data
                    x.git.atom.git        , x
                    x.git.atom            , x
                    x-.git                , x-git
                    x.git-                , x
                    .git                  , git
                    ..git.git             , git
                    ada.lovelace          , ada.lovelace
                    'no\u00a0break'       , no-break
                    'ogham\u1680space'    , ogham-space
                    'line\u2028separator' , line-separator
                    'tab\tand\nline'      , tab-and-line
                    İstanbul              , istanbul
                    2026 plan             , 2026-plan
                    """)
    void derivesASlugFromAName(String name, String expected) {
        assertThat(Slug.derive(unescaped(name), 99)).contains(new Slug(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "-_.", "日本語", "🙂", "!!!", "\u0000", "\ud800"})
    void derivesNothingFromANameWithNothingUsable(String name) {
        assertThat(Slug.derive(name, 99)).isEmpty();
    }

    @ParameterizedTest(name = "{0} cut at {1} gives {2}")
    @CsvSource({
        "abcdef, 3, abc",
        "abc-def, 4, abc",
        "abc.gitter, 7, abc",
        "abc.atomic, 8, abc",
        "abc.git.gitter, 11, abc",
        "abc.atom.gitter, 12, abc",
        "a.b, 1, a",
    })
    void aCutLeavesNeitherSeparatorNorReservedEnding(String name, int longest, String expected) {
        assertThat(Slug.derive(name, longest)).contains(new Slug(expected));
    }

    @Test
    void whateverTheNameASlugIsLegalOrThereIsNone() {
        var random = new Random(42);
        var pieces =
                new String[] {
                    ".git", ".atom", "-", ".", "_", "a", "Z", "9", " ", "é", "ß", "\n", "\u2003",
                    "ﷺ", "\ud83d", "🙂"
                };

        for (int round = 0; round < 50_000; round++) {
            var name = new StringBuilder();
            for (int count = random.nextInt(12); count > 0; count--) {
                name.append(pieces[random.nextInt(pieces.length)]);
            }
            var longest = 1 + random.nextInt(24);

            var slug = Slug.derive(name.toString(), longest);

            slug.ifPresent(s -> assertThat(s.value()).matches(LEGAL).hasSizeBetween(1, longest));
        }
    }

    @Test
    void slugsAreExactlyWhatTheContractMatches() {
        var random = new Random(7);
        var pieces =
                List.of(
                        ".git", ".atom", "-", ".", "_", "a", "z", "0", "9", "A", "git", "/", "é",
                        "\n");
        var legal = 0;

        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder();
            for (int count = random.nextInt(7); count > 0; count--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }

            var parsed = Slug.parse(text.toString());

            assertThat(parsed.isPresent())
                    .as(text.toString())
                    .isEqualTo(text.toString().matches(LEGAL));
            legal += parsed.isPresent() ? 1 : 0;
        }
        assertThat(legal).isGreaterThan(1_000);
    }

    @Test
    void aVeryLongNameOfEndingsIsNoTrouble() {
        assertThat(Slug.derive("x" + ".git.atom".repeat(100_000), 99)).contains(new Slug("x"));
    }

    @ParameterizedTest
    @CsvSource({"ada, -1, ada-1", "ada-, -1, ada-1", "a, -x7, a-x7", "ada.gi, -t, ada.gi-t"})
    void addsASuffix(String slug, String suffix, String expected) {
        assertThat(new Slug(slug).with(suffix)).isEqualTo(new Slug(expected));
    }

    @Test
    void cutsALongSlugSoThatTheSuffixFits() {
        var slug = new Slug("a".repeat(96) + "-bb");

        var suffixed = slug.with("-1");

        assertThat(suffixed).isEqualTo(new Slug("a".repeat(96) + "-1"));
    }

    private static String unescaped(String text) {
        return text.translateEscapes();
    }
}
