package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Writes the catalogue of errors from the two files that are it.
class ErrorsPageTest {
    private static final String HEAD =
            """
            # Errors

            Made from `ErrorCode` and `Problem` of the kernel by `make docs`; a test fails when it is stale.

            Every refusal has the body `{"error":{"code":...,"message":"..."}}`; a few add `detail`. The answer's
            header `trace-id` is `trace_id` in the log. Codes are never reused.

            | code | HTTP status | name | when |
            |---|---|---|---|
            """;

    /// A record of `Problem`: its comment, its name and, further on, the code that it answers with.
    private static final Pattern PROBLEM =
            Pattern.compile(
                    "((?: {4}/// [^\\n]*\\n| {4}///\\n)+) {4}record (\\w+)\\([^{]*implements Problem \\{.*?return ErrorCode\\.(\\w+);",
                    Pattern.DOTALL);

    @Test
    void thePageOfErrorsIsFresh() throws IOException {
        new GeneratedPage("docs/errors.md", HEAD + rows()).isFresh();
    }

    @Test
    void everyProblemIsOnThePage() throws IOException {
        List<String> named =
                Arrays.stream(Problem.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList();

        assertThat(problems().stream().map(each -> each.group(2)))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static String rows() throws IOException {
        List<MatchResult> problems = problems();
        return Arrays.stream(ErrorCode.values())
                .map(code ->
                        "| %d | %d | %s | %s |\n"
                                .formatted(
                                        code.number(),
                                        code.httpStatus(),
                                        code.name().toLowerCase(Locale.ROOT),
                                        meanings(code, problems)))
                .collect(Collectors.joining());
    }

    private static String meanings(ErrorCode code, List<MatchResult> problems) {
        return problems.stream()
                .filter(each -> each.group(3).equals(code.name()))
                .map(each -> sentence(each.group(1)))
                .collect(Collectors.joining(" "));
    }

    /// The comment without its marks and without what it says about parameters.
    private static String sentence(String comment) {
        return comment.lines()
                .map(line -> line.strip().substring(3).strip())
                .takeWhile(line -> !line.startsWith("@"))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static List<MatchResult> problems() throws IOException {
        Path source =
                Workspace.here()
                        .root()
                        .resolve("components/kernel/src/main/java/dev/ashlar/kernel/Problem.java");
        return PROBLEM.matcher(Files.readString(source)).results().toList();
    }
}
