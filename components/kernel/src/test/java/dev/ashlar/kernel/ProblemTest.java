package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTest {
    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(
                        new Problem.BadRequest("This is no JSON."), 1400, 400, "This is no JSON."),
                Arguments.of(
                        Problem.Unauthenticated.needsUser(),
                        1401,
                        401,
                        "You have to be authenticated to perform this operation."),
                Arguments.of(
                        Problem.Unauthenticated.needsAdmin(),
                        1401,
                        401,
                        "Please provide valid access credentials in the Authorization header."),
                Arguments.of(
                        Problem.Forbidden.insufficientPermissions(),
                        1403,
                        403,
                        "you do not have sufficient permissions"),
                Arguments.of(
                        Problem.NotFound.of("user", "ada"),
                        1404,
                        404,
                        "The user with ID ada does not exist or you do not have access to it."),
                Arguments.of(
                        Problem.NotFound.of("user", "%s%n"),
                        1404,
                        404,
                        "The user with ID %s%n does not exist or you do not have access to it."),
                Arguments.of(
                        Problem.NotFound.route("/api/data/nothing"),
                        1404,
                        404,
                        "Requested URL /api/data/nothing not found"),
                Arguments.of(
                        new Problem.MethodNotAllowed("PUT", List.of("GET", "HEAD")),
                        1405,
                        405,
                        "Method PUT is not allowed here, try GET, HEAD."),
                Arguments.of(new Problem.Conflict("It is taken."), 1409, 409, "It is taken."),
                Arguments.of(
                        new Problem.Stale("project"),
                        1409,
                        409,
                        "The project has changed since you read it, read it again and repeat your change."),
                Arguments.of(new Problem.TooLarge("Too much."), 1413, 413, "Too much."),
                Arguments.of(
                        Problem.Invalid.fields(
                                List.of(
                                        new Problem.FieldError("name", "is missing"),
                                        new Problem.FieldError("members.0.role", "is unknown"))),
                        1422,
                        422,
                        "There are errors in the following fields, name: is missing, members.0.role: is unknown"),
                Arguments.of(
                        new Problem.PreconditionRequired(),
                        1428,
                        428,
                        "If-Match header not provided."),
                Arguments.of(
                        new Problem.Defect(),
                        1500,
                        500,
                        "An unexpected error occurred on our side; it has been logged."),
                Arguments.of(
                        new Problem.Unavailable("the database"),
                        1503,
                        503,
                        "Currently the database does not answer, please try again in a moment."),
                Arguments.of(new Problem.NotDecrypted("No key fits."), 1510, 500, "No key fits."),
                Arguments.of(new Problem.NotDelivered("Not there."), 1511, 500, "Not there."));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void saysWhatClientsKnow(Problem problem, int number, int status, String message) {
        assertThat(problem.code().number()).isEqualTo(number);
        assertThat(problem.code().httpStatus()).isEqualTo(status);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.detail()).isNull();
    }

    @Test
    void theTableAboveHasEveryKindOfProblem() {
        var shown = problems().map(row -> row.get()[0].getClass().getName());

        assertThat(shown)
                .containsAll(
                        Stream.of(Problem.class.getPermittedSubclasses())
                                .map(Class::getName)
                                .toList());
    }

    @Test
    void onlyAConflictThatIsGivenOneHasADetail() {
        assertThat(new Problem.Conflict("Moved.", "now at b").detail()).isEqualTo("now at b");
    }

    @Test
    void travelsAsAnExceptionWithoutAStackTrace() {
        var problem = new Problem.Stale("project");

        var exception = problem.asException();

        assertThat(exception.problem()).isEqualTo(problem);
        assertThat(exception).hasMessage(problem.message());
        assertThat(exception.getStackTrace()).isEmpty();
    }
}
