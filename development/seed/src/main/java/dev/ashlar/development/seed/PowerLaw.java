package dev.ashlar.development.seed;

import java.util.Arrays;

/// Draws ranks from 0 on, where the rank r comes as often as (r + 1) to the power of minus the exponent says: a few come
/// very often and most hardly ever.
final class PowerLaw {
    private final double[] upTo;

    PowerLaw(int ranks, double exponent) {
        upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            upTo[rank] = sum;
        }
    }

    int draw(Dice dice) {
        var found = Arrays.binarySearch(upTo, dice.unit() * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }
}
