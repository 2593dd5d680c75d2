package dev.ashlar.messagequeue.stream;

import java.math.BigInteger;

/// A ULID's sixteen bytes as hexadecimal digits.
final class UlidHex {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_PER_CHARACTER = 5;

    private UlidHex() {}

    static String of(String ulid) {
        var number = BigInteger.ZERO;
        for (int at = 0; at < ulid.length(); at++) {
            number =
                    number.shiftLeft(BITS_PER_CHARACTER)
                            .or(BigInteger.valueOf(ALPHABET.indexOf(ulid.charAt(at))));
        }
        return "%032x".formatted(number);
    }
}
