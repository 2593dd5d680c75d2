package dev.ashlar.secretsstorage.ports;

/// What operators see of the rotation.
public interface RotationMeter {
    /// What this program is at.
    enum State {
        RUNNING,
        FINISHED,
        ERRORED
    }

    void state(State state);

    /// So many more secrets were moved to the current key.
    void rewrapped(int count);
}
