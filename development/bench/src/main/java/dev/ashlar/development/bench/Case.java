package dev.ashlar.development.bench;

import dev.ashlar.development.seed.Landmarks;
import dev.ashlar.development.seed.Landmarks.User;
import java.util.List;
import java.util.Optional;

/// One question that is asked again and again.
///
/// @param who whose token is sent; empty for nobody's
/// @param bounded whether the bounds of a page of 20 hold for it
record Case(String title, String path, Optional<User> who, boolean bounded) {
    private static final String PAGE = "/api/data/projects?per_page=20";

    /// What the server does for any request: the measure for all others.
    static final Case BARE = new Case("bare loop", "/api/data/version", Optional.empty(), false);

    static List<Case> of(Landmarks landmarks) {
        var usual = Optional.of(landmarks.usual());
        var busy = Optional.of(landmarks.busy());
        Optional<User> nobody = Optional.empty();
        return List.of(
                BARE,
                new Case("list: usual user", PAGE, usual, true),
                new Case("list: in 500 groups", PAGE, busy, true),
                new Case("list: anonymous", PAGE, nobody, true),
                new Case("page 10: usual user", PAGE + "&page=10", usual, false),
                new Case("page 10: in 500 groups", PAGE + "&page=10", busy, false),
                new Case(
                        "one namespace: usual user",
                        PAGE + "&namespace=" + landmarks.crowd(),
                        usual,
                        false),
                new Case(
                        "read one: usual user",
                        "/api/data/projects/" + landmarks.quiet(),
                        usual,
                        false));
    }
}
