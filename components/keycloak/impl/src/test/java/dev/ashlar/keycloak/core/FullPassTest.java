package dev.ashlar.keycloak.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.jobs.Hindrance;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.keycloak.ports.Limits;
import dev.ashlar.keycloak.ports.RealmFailure;
import dev.ashlar.keycloak.ports.RealmPerson;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FullPassTest {
    private final RealmOfTests realm = new RealmOfTests();
    private final UsersOfTests users = new UsersOfTests();

    @Test
    void everybodyIsTakenOverOnceAndTheSecondTimeNothingChanges() {
        people(250);

        var first = pass(25);
        var second = pass(25);

        assertThat(users.people()).hasSize(250);
        assertThat(first.changed()).isEqualTo(250);
        assertThat(second.changed()).isZero();
        assertThat(second.looked()).isEqualTo(250);
    }

    @Test
    void whoIsGoneIsRemoved() {
        people(30);
        pass(25);

        realm.loses("person-7");
        var run = pass(25);

        assertThat(users.people()).hasSize(29).doesNotContainKey(new UserId("person-7"));
        assertThat(run.changed()).isEqualTo(1);
        assertThat(realm.askedFor()).containsExactly("person-0", "person-7");
    }

    @Test
    void whomNoPageShowsIsAskedForAndStays() {
        people(30);
        pass(25);

        for (int number = 0; number < 30; number++) {
            realm.hides("person-" + number);
        }
        var run = pass(25);

        assertThat(users.people()).hasSize(30);
        assertThat(run.changed()).isZero();
        assertThat(new HashSet<>(realm.askedFor())).hasSize(30);
    }

    @Test
    void aBadAnswerAboutOneRemovesHerNotAndStopsNobodyElsesRemoval() {
        people(30);
        pass(25);
        realm.loses("person-3");
        realm.loses("person-4");
        realm.answersBadlyAbout("person-3");

        var run = new RecordingRun();
        var failed = new FullPass(realm, users, new Limits(25)).run(run);

        assertThat(users.people())
                .containsKey(new UserId("person-3"))
                .doesNotContainKey(new UserId("person-4"));
        assertThat(run.failures()).containsExactly("user person-3: it answers badly");
        assertThat(failed).containsExactly("person-3");
    }

    @Test
    void aShortPageIsNotTakenForTheLastOne() {
        people(250);
        for (int number = 0; number < 250; number++) {
            if (number % 10 != 0) {
                realm.hides("person-" + number);
            }
        }

        pass(25);

        assertThat(users.people()).hasSize(25);
    }

    @Test
    void aPageThatFailsRemovesNobody() {
        people(250);
        pass(25);
        realm.loses("person-3");
        realm.failsAtPage(1);

        assertThatThrownBy(() -> pass(25)).isInstanceOf(RealmFailure.class);

        assertThat(users.people()).hasSize(250);
    }

    @Test
    void oneWhoCannotBeTakenOverDoesNotStopTheRest() {
        people(30);
        users.cannot("person-4");

        var run = pass(25);

        assertThat(users.people()).hasSize(29);
        assertThat(run.failures()).containsExactly("user person-4: impossible");
    }

    @Test
    void aDatabaseThatIsAwayEndsIt() {
        people(30);
        users.goAway();

        assertThatThrownBy(() -> pass(25)).isInstanceOf(ProblemException.class);
    }

    @Test
    void anotherRealmRemovesNobody() {
        people(100);
        pass(25);
        for (int number = 0; number < 26; number++) {
            realm.loses("person-" + number);
        }

        var run = pass(25);

        assertThat(users.people()).hasSize(100);
        assertThat(run.failures())
                .singleElement()
                .asString()
                .startsWith("removals: The realm does not know 26 of 100 users, so nobody was");
        assertThat(run.reasons())
                .as("what a report shows as it is")
                .hasOnlyElementsOfType(LeftUndone.class);
    }

    @Test
    void aRealmThatHasNobodyOfOursAddsNobodyAndRemovesNobodyHoweverFewWeAre() {
        var ours = new HashSet<UserId>();
        people(3);
        pass(25);
        ours.addAll(users.people().keySet());
        for (int number = 0; number < 3; number++) {
            realm.loses("person-" + number);
            realm.has(new RealmPerson("stranger-" + number, null, "S", "T", true, false));
        }

        assertThatThrownBy(() -> pass(25))
                .isInstanceOf(Hindrance.class)
                .hasMessageContaining("none of the 3 users");
        realm.answersBadlyAbout("person-1");
        assertThatThrownBy(() -> pass(99)).isInstanceOf(RealmFailure.class);
        assertThat(users.people()).containsOnlyKeys(ours);

        realm.answersWell();
        pass(100);

        assertThat(users.people()).hasSize(3).doesNotContainKeys(ours.toArray(UserId[]::new));
    }

    @Test
    void theOnlyUserMayGo() {
        people(1);
        pass(25);
        realm.loses("person-0");

        pass(25);

        assertThat(users.people()).isEmpty();
    }

    @Test
    void asManyAsTheLimitAllowsAreRemoved() {
        people(100);
        pass(25);
        for (int number = 0; number < 25; number++) {
            realm.loses("person-" + number);
        }

        var run = pass(25);

        assertThat(users.people()).hasSize(75);
        assertThat(run.failures()).isEmpty();
    }

    @Test
    void aLimitOfZeroRemovesNobody() {
        people(3);
        pass(25);
        realm.loses("person-1");

        pass(0);

        assertThat(users.people()).hasSize(3);
    }

    @Test
    void programsAndWhoHasNoUsableIdAreNoUsers() {
        realm.has(new RealmPerson("f:store:somebody", null, null, null, true, false));
        realm.has(new RealmPerson("program", null, null, null, true, true));

        var run = pass(25);

        assertThat(users.people()).isEmpty();
        assertThat(run.failures()).isEmpty();
    }

    @Test
    void whoIsDisabledIsSaidToBeSo() {
        realm.has(new RealmPerson("blocked", null, "B", "Locked", false, false));

        pass(25);

        assertThat(users.people().get(new UserId("blocked")))
                .hasFieldOrPropertyWithValue("enabled", false);
    }

    @Test
    void aRunThatEndsInTheMiddleIsMadeUpForByTheNextOne() {
        people(250);
        var ending = new RecordingRun().endingAfter(120);

        assertThatThrownBy(() -> new FullPass(realm, users, new Limits(25)).run(ending))
                .isInstanceOf(RunEnds.class);
        var half = users.people().size();
        pass(25);

        assertThat(half).isBetween(100, 130);
        assertThat(users.people()).hasSize(250);
    }

    private RecordingRun pass(int mostRemoved) {
        var run = new RecordingRun();
        new FullPass(realm, users, new Limits(mostRemoved)).run(run);
        return run;
    }

    private void people(int count) {
        for (int number = 0; number < count; number++) {
            realm.has(
                    new RealmPerson(
                            "person-" + number,
                            "p%d@people.example".formatted(number),
                            "Person",
                            "Number " + number,
                            true,
                            false));
        }
    }
}
