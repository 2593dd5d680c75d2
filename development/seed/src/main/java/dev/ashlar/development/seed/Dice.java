package dev.ashlar.development.seed;

import java.util.List;

/// Numbers that look random and are the same each time, on every machine and with every JDK (SplitMix64). Each thing has
/// dice of its own, so that any of them can be made without those before it.
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final int UNUSED_BITS = 11;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    /// What the dice are for.
    enum Use {
        PERSON,
        MEMBERSHIPS,
        GROUP,
        CREATOR,
        ROLE,
        PROJECT,
        TEXT
    }

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, Use use, long index) {
        return new Dice(mixed(mixed(seed + STEP * (use.ordinal() + 1)) + STEP * index));
    }

    long next() {
        state += STEP;
        return mixed(state);
    }

    /// From 0 to `bound` - 1.
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /// From 0 to 1, which is never reached.
    double unit() {
        return (next() >>> UNUSED_BITS) * UNIT;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    int pick(int... choices) {
        return choices[below(choices.length)];
    }

    /// How often in a row a chance comes true, at most `most` times.
    int runs(double probability, int most) {
        int count = 0;
        while (count < most && chance(probability)) {
            count++;
        }
        return count;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
