package dev.ashlar.keycloak.core;

import dev.ashlar.kernel.UserId;
import java.util.HashSet;
import java.util.Set;

/// Who was on a page, in a number each instead of a text, so that a realm may have very many people. Should two people
/// ever share a number, one who is gone counts as seen and stays until she is heard of: never the other way round.
final class SeenPeople {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final Set<Long> numbers = new HashSet<>();

    void add(UserId id) {
        numbers.add(number(id));
    }

    boolean contains(UserId id) {
        return numbers.contains(number(id));
    }

    /// FNV-1a with 64 bits.
    private static long number(UserId id) {
        var hash = OFFSET;
        for (int at = 0; at < id.value().length(); at++) {
            hash = (hash ^ id.value().charAt(at)) * PRIME;
        }
        return hash;
    }
}
