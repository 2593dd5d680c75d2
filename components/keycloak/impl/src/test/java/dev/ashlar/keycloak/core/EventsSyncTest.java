package dev.ashlar.keycloak.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.jobs.RunEnds;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.keycloak.ports.InMemoryMarks;
import dev.ashlar.keycloak.ports.Limits;
import dev.ashlar.keycloak.ports.Marks.Mark;
import dev.ashlar.keycloak.ports.RealmFailure;
import dev.ashlar.keycloak.ports.RealmPerson;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsSyncTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RealmOfTests realm = new RealmOfTests();
    private final UsersOfTests users = new UsersOfTests();
    private final InMemoryMarks marks = new InMemoryMarks();

    @Test
    void theFirstRunLooksAtEverybodyAndTheNextOneGoesOnThere() {
        person("ada", "Lovelace");
        person("grace", "Hopper");
        realm.tellsOf("ada", NOON.minusSeconds(20));
        realm.tellsOfDoneBySomebodyElse("grace", NOON.minusSeconds(10));

        run(NOON);

        assertThat(users.people()).hasSize(2);
        assertThat(marks.find()).contains(new Mark(NOON, List.of()));
    }

    @Test
    void aRealmThatHadToldNothingIsFollowedFromTheFirstRunOn() {
        person("ada", "Lovelace");

        run(NOON);
        realm.tellsOf("ada", NOON.plusSeconds(1));
        person("ada", "Byron");
        var second = run(NOON.plusSeconds(120));

        assertThat(second.changed()).isEqualTo(1);
    }

    @Test
    void whoeverIsToldOfIsTakenAsSheIsNow() {
        begin();
        person("ada", "Byron");
        realm.tellsOf("ada", NOON.plusSeconds(30));
        realm.tellsOf("ada", NOON.plusSeconds(31));
        person("ada", "King");

        var run = run(NOON.plusSeconds(120));

        assertThat(users.people().get(new UserId("ada")))
                .hasFieldOrPropertyWithValue("lastName", "King");
        assertThat(run.changed()).isEqualTo(1);
        assertThat(realm.askedFor()).containsOnlyOnce("ada");
    }

    @Test
    void whoeverIsGoneIsRemoved() {
        begin();
        realm.loses("ada");
        realm.tellsOfDoneBySomebodyElse("ada", NOON.plusSeconds(30));

        run(NOON.plusSeconds(120));

        assertThat(users.people()).doesNotContainKey(new UserId("ada"));
    }

    @Test
    void aSecondRunChangesNothing() {
        begin();
        person("ada", "King");
        realm.tellsOf("ada", NOON.plusSeconds(30));

        run(NOON.plusSeconds(120));
        var second = run(NOON.plusSeconds(240));

        assertThat(second.changed()).isZero();
    }

    @Test
    void allOfOneMillisecondAreTakenAlsoOverManyPages() {
        begin();
        for (int number = 0; number < 1_000; number++) {
            person("many-" + number, "Many");
            realm.tellsOf("many-" + number, NOON.plusSeconds(30));
        }

        run(NOON.plusSeconds(120));

        assertThat(users.people()).hasSize(1_002);
    }

    @Test
    void whatIsWrittenDownLateIsHeardOfAllTheSame() {
        begin();
        person("early", "Known");
        realm.tellsOf("early", NOON.plusSeconds(100));
        run(NOON.plusSeconds(120));

        person("late", "Known");
        realm.tellsOf("late", NOON.plusSeconds(50));
        run(NOON.plusSeconds(240));

        assertThat(users.people()).containsKey(new UserId("late"));
    }

    @Test
    void oneWhoCannotBeTakenIsOwedAndTheMarkMovesOn() {
        begin();
        person("hard", "Case");
        realm.tellsOf("hard", NOON.plusSeconds(30));
        users.cannot("hard");

        var first = run(NOON.plusSeconds(120));
        realm.tellsOf("ada", NOON.plusSeconds(3_600));
        run(NOON.plusSeconds(3_600));
        users.canAll();
        run(NOON.plusSeconds(7_200));

        assertThat(first.failures()).containsExactly("user hard: impossible");
        assertThat(users.people()).containsKey(new UserId("hard"));
        assertThat(marks.find().orElseThrow().owed()).isEmpty();
    }

    @Test
    void oneAboutWhomTheRealmAnswersBadlyStopsNobodyAndIsOwed() {
        begin();
        for (var id : List.of("one", "hard", "other")) {
            person(id, "New");
            realm.tellsOf(id, NOON.plusSeconds(30));
        }
        realm.answersBadlyAbout("hard");

        var first = run(NOON.plusSeconds(120));
        var owed = marks.find().orElseThrow().owed();
        realm.answersWell();
        run(NOON.plusSeconds(240));

        assertThat(first.failures()).containsExactly("user hard: it answers badly");
        assertThat(first.changed()).isEqualTo(2);
        assertThat(owed).containsExactly("hard");
        assertThat(users.people()).containsKey(new UserId("hard"));
        assertThat(marks.find().orElseThrow().owed()).isEmpty();
    }

    @Test
    void aRealmThatAnswersBadlyThreeTimesInARowEndsIt() {
        begin();
        for (int number = 0; number < 5; number++) {
            realm.tellsOf("new-" + number, NOON.plusSeconds(30));
            realm.answersBadlyAbout("new-" + number);
        }

        assertThatThrownBy(() -> run(NOON.plusSeconds(120))).isInstanceOf(RealmFailure.class);

        assertThat(realm.askedFor()).hasSize(3);
    }

    /// Else three accounts of a store that is away would keep everybody behind them waiting for ever.
    @Test
    void whoeverComesAfterThreeBadAnswersIsLookedAtByTheNextRun() {
        begin();
        for (var id : List.of("bad-1", "bad-2", "bad-3", "good")) {
            person(id, "New");
            realm.tellsOf(id, NOON.plusSeconds(30));
        }
        List.of("bad-1", "bad-2", "bad-3").forEach(realm::answersBadlyAbout);

        assertThatThrownBy(() -> run(NOON.plusSeconds(120))).isInstanceOf(RealmFailure.class);
        var owed = marks.find().orElseThrow().owed();
        run(NOON.plusSeconds(3_600));

        assertThat(owed).containsExactly("bad-3", "good", "bad-1", "bad-2");
        assertThat(users.people()).containsKey(new UserId("good"));
    }

    /// Else many who were imported at once would be asked for every two minutes until something else happens.
    @Test
    void whoeverWasFollowedLongAgoIsNotAskedForAgain() {
        begin();
        realm.tellsOf("ada", NOON.plusSeconds(30));
        run(NOON.plusSeconds(120));
        run(NOON.plusSeconds(600));
        realm.askedFor().clear();

        run(NOON.plusSeconds(720));

        assertThat(realm.askedFor()).isEmpty();
    }

    @Test
    void aRunThatIsCutShortOwesOnlyWhomItDidNotLookAt() {
        begin();
        tenAreNew();

        var cut = new RecordingRun().endingAfter(12);
        assertThatThrownBy(() -> events(NOON.plusSeconds(120)).run(cut))
                .isInstanceOf(RunEnds.class);
        var mark = marks.find().orElseThrow();
        run(NOON.plus(Duration.ofHours(1)));

        assertThat(cut.changed()).isBetween(1L, 9L);
        assertThat(mark.done()).isEqualTo(NOON.plusSeconds(120));
        assertThat(mark.owed())
                .allMatch(id -> id.startsWith("new-"))
                .hasSize(10 - (int) cut.changed());
        assertThat(users.people()).hasSize(12);
        assertThat(marks.find().orElseThrow().owed()).isEmpty();
    }

    @Test
    void aRunThatHasLostItsTurnMovesNoMark() {
        begin();
        tenAreNew();
        var before = marks.find();

        var cut = new RecordingRun().losingItsTurnAfter(12);
        assertThatThrownBy(() -> events(NOON.plusSeconds(120)).run(cut))
                .isInstanceOf(RunEnds.class);

        assertThat(cut.changed()).isPositive();
        assertThat(marks.find()).isEqualTo(before);
    }

    private void tenAreNew() {
        for (int number = 0; number < 10; number++) {
            person("new-" + number, "New");
            realm.tellsOf("new-" + number, NOON.plusSeconds(30));
        }
    }

    @Test
    void theMarkStaysWhereItIsWhenTheDatabaseGoesAway() {
        begin();
        var before = marks.find();
        for (int number = 0; number < 5; number++) {
            person("new-" + number, "New");
            realm.tellsOf("new-" + number, NOON.plusSeconds(30));
        }
        users.goAway();

        assertThatThrownBy(() -> run(NOON.plusSeconds(120))).isInstanceOf(ProblemException.class);

        assertThat(marks.find()).isEqualTo(before);
    }

    @Test
    void afterALongPauseEverybodyIsLookedAt() {
        begin();
        person("quiet", "Nobody told of her");

        run(NOON.plus(Duration.ofDays(2)));

        assertThat(users.people()).containsKey(new UserId("quiet"));
    }

    @Test
    void whereNobodyIsKnownEverybodyIsLookedAt() {
        begin();
        users.people().clear();

        run(NOON.plusSeconds(120));

        assertThat(users.people()).hasSize(2);
    }

    @Test
    void aNightlyRunOverEverybodyMovesTheMarkToo() {
        person("ada", "Lovelace");
        realm.tellsOf("ada", NOON.minusSeconds(20));

        new UsersSync(events(NOON)).run(new RecordingRun());
        realm.tellsOf("ada", NOON.plusSeconds(10));
        run(NOON.plusSeconds(120));

        assertThat(marks.find().orElseThrow().done()).isEqualTo(NOON.plusSeconds(120));
        assertThat(realm.askedFor()).containsExactly("ada");
    }

    /// Ada and Grace are users.
    private void begin() {
        person("ada", "Lovelace");
        person("grace", "Hopper");
        run(NOON);
    }

    private RecordingRun run(Instant now) {
        var run = new RecordingRun();
        events(now).run(run);
        return run;
    }

    private EventsSync events(Instant now) {
        InstantSource clock = () -> now;
        var everybody = new FullPass(realm, users, new Limits(25));
        return new EventsSync(realm, users, everybody, marks, new FakeUnitOfWork(), clock);
    }

    private void person(String id, String lastName) {
        realm.has(new RealmPerson(id, id + "@people.example", "First", lastName, true, false));
    }
}
