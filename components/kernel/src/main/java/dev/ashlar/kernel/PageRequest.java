package dev.ashlar.kernel;

/// Which part of a list is wanted.
///
/// @param number from 1
/// @param size things a page, 1 to [#LARGEST]
public record PageRequest(int number, int size) {
    public static final int LARGEST = 100;
    public static final int DEFAULT_SIZE = 20;

    public PageRequest {
        if (number < 1 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("no such page");
        }
    }

    /// How many things stand before this page; does not overflow.
    public long offset() {
        return (number - 1L) * size;
    }
}
