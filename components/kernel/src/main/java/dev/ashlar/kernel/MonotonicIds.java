package dev.ashlar.kernel;

import java.math.BigInteger;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// ULIDs by clock and chance; within one millisecond, and when the clock steps back, the last one plus one.
public final class MonotonicIds implements Ids {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int RANDOM_BITS = 80;
    private static final int CHARACTERS = 26;

    private final InstantSource clock;
    private final RandomGenerator random;
    private BigInteger last = BigInteger.ZERO;

    /// @param random must be unpredictable where ids must not be guessed
    public MonotonicIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public synchronized Ulid next() {
        var fresh =
                BigInteger.valueOf(clock.millis())
                        .shiftLeft(RANDOM_BITS)
                        .or(new BigInteger(1, randomBytes()));
        var sameMoment = fresh.shiftRight(RANDOM_BITS).compareTo(last.shiftRight(RANDOM_BITS)) <= 0;
        last = sameMoment ? last.add(BigInteger.ONE) : fresh;
        return new Ulid(encode(last));
    }

    private byte[] randomBytes() {
        var bytes = new byte[RANDOM_BITS / Byte.SIZE];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String encode(BigInteger number) {
        var text = new char[CHARACTERS];
        var rest = number;
        for (int at = CHARACTERS - 1; at >= 0; at--) {
            text[at] = ALPHABET[rest.intValue() & 31];
            rest = rest.shiftRight(5);
        }
        return new String(text);
    }
}
