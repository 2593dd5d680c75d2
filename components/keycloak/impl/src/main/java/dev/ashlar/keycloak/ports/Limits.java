package dev.ashlar.keycloak.ports;

/// What a run must not go beyond.
///
/// @param mostRemoved the largest part of the users known here, in per cent, that a full pass may remove; 0: nobody
public record Limits(int mostRemoved) {
    /// So few may go always: in a small platform each of them is many per cent.
    private static final int A_FEW = 10;

    private static final int ALL = 100;

    /// @param known how many users there are here
    public long removals(long known) {
        return mostRemoved == 0 ? 0 : Math.max(A_FEW, known * mostRemoved / 100);
    }

    /// Whether the realm may be one that has nobody of ours.
    public boolean mayAllGo() {
        return mostRemoved == ALL;
    }
}
