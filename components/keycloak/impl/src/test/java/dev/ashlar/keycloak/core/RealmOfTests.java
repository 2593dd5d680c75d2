package dev.ashlar.keycloak.core;

import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.keycloak.ports.RealmEvent;
import dev.ashlar.keycloak.ports.RealmFailure;
import dev.ashlar.keycloak.ports.RealmPerson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A realm in memory, which can be made to answer badly.
final class RealmOfTests implements Realm {
    private final Map<String, RealmPerson> people = new TreeMap<>();
    private final List<RealmEvent> own = new ArrayList<>();
    private final List<RealmEvent> ofAdministrators = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private final List<String> askedFor = new ArrayList<>();
    private final Deque<Set<String>> having = new ArrayDeque<>();
    private final Set<String> badlyAnswered = new HashSet<>();
    private int failsAtPage = -1;

    void has(RealmPerson person) {
        people.put(person.id(), person);
    }

    void loses(String id) {
        people.remove(id);
    }

    /// No page shows her, although she is there.
    void hides(String id) {
        hidden.add(id);
    }

    /// When it is asked for that one it fails.
    void answersBadlyAbout(String id) {
        badlyAnswered.add(id);
    }

    void answersWell() {
        badlyAnswered.clear();
    }

    void failsAtPage(int number) {
        failsAtPage = number;
    }

    void tellsOf(String id, Instant at) {
        own.add(new RealmEvent(at, id));
    }

    void tellsOfDoneBySomebodyElse(String id, Instant at) {
        ofAdministrators.add(new RealmEvent(at, id));
    }

    /// One answer after the other about a role, the last one for ever.
    void says(Set<String> next) {
        having.add(next);
    }

    /// Whom somebody asked for by id.
    List<String> askedFor() {
        return askedFor;
    }

    @Override
    public long count() {
        return people.size();
    }

    @Override
    public List<RealmPerson> people(int first, int most) {
        if (first / most == failsAtPage) {
            throw new RealmFailure("it does not answer");
        }
        return people.values().stream()
                .skip(first)
                .limit(most)
                .filter(person -> !hidden.contains(person.id()))
                .toList();
    }

    @Override
    public Optional<RealmPerson> find(String id) {
        askedFor.add(id);
        if (badlyAnswered.contains(id)) {
            throw new RealmFailure("it answers badly");
        }
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Set<String> having(String role) {
        return having.size() > 1 ? having.remove() : having.element();
    }

    @Override
    public List<RealmEvent> byThemselves(Instant since, int first, int most) {
        return page(own, first, most);
    }

    @Override
    public List<RealmEvent> byAdministrators(Instant since, int first, int most) {
        return page(ofAdministrators, first, most);
    }

    private static List<RealmEvent> page(List<RealmEvent> all, int first, int most) {
        return all.stream()
                .sorted(Comparator.comparing(RealmEvent::at).reversed())
                .skip(first)
                .limit(most)
                .toList();
    }
}
