package dev.ashlar.development.seed;

import java.time.Instant;
import java.util.UUID;

/// Ids in the forms that the services and Keycloak give them, from dice.
final class Identifiers {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int TIME_DIGITS = 10;
    private static final int HALF = 8;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private Identifiers() {}

    static String ulid(Instant at, Dice dice) {
        var text = new StringBuilder();
        append(text, at.toEpochMilli(), TIME_DIGITS);
        append(text, dice.next(), HALF);
        append(text, dice.next(), HALF);
        return text.toString();
    }

    static String uuid(Dice dice) {
        var high = (dice.next() & ~0xF000L) | VERSION;
        var low = (dice.next() >>> 2) | VARIANT;
        return new UUID(high, low).toString();
    }

    private static void append(StringBuilder text, long value, int digits) {
        for (int digit = digits - 1; digit >= 0; digit--) {
            text.append(DIGITS.charAt((int) (value >>> (digit * BITS)) & (DIGITS.length() - 1)));
        }
    }
}
