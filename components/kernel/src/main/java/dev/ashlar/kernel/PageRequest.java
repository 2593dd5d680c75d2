package dev.ashlar.kernel;

/// Which part of a list is wanted.
///
/// @param number from 1
/// @param size things a page, 1 to [#LARGEST]; [#UNPAGED] for the one page of [#unpaged]
public record PageRequest(int number, int size) {
    public static final int LARGEST = 100;
    public static final int DEFAULT_SIZE = 20;

    /// Things at most in the answer of a list that is paged only when somebody asks for a page.
    public static final int UNPAGED = 1_000;

    public PageRequest {
        var asPage = number >= 1 && size >= 1 && size <= LARGEST;
        var unpaged = number == 1 && size == UNPAGED;
        if (!asPage && !unpaged) {
            throw new IllegalArgumentException("no such page");
        }
    }

    /// Everything, as far as one answer goes.
    public static PageRequest unpaged() {
        return new PageRequest(1, UNPAGED);
    }

    /// How many things stand before this page; does not overflow.
    public long offset() {
        return (number - 1L) * size;
    }
}
