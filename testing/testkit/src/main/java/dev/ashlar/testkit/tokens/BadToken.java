package dev.ashlar.testkit.tokens;

import java.util.List;
import java.util.stream.Stream;

/// What somebody sends who must not be taken for anybody. Each differs in one thing from a valid token.
///
/// @param what is wrong with it
/// @param authorization the header as sent
public record BadToken(String what, String authorization) {
    /// Every kind that we could think of.
    ///
    /// @param tokens of a realm with this key only, and only for RS256
    public static List<BadToken> all(TestTokens tokens) {
        return Stream.of(
                        new BadForms(tokens).all(),
                        new BadSignatures(tokens).all(),
                        new BadClaims(tokens).all())
                .flatMap(List::stream)
                .toList();
    }

    static BadToken asSent(String what, String authorization) {
        return new BadToken(what, authorization);
    }

    static BadToken bearer(String what, String token) {
        return new BadToken(what, "Bearer " + token);
    }

    @Override
    public String toString() {
        return what;
    }
}
