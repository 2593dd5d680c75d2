package dev.ashlar.development.seed;

/// A part of a [Step] that is written in one transaction.
///
/// @param from the first index
/// @param to the first index that is not in it any more
record Chunk(Step step, int from, int to) {
    int size() {
        return to - from;
    }
}
