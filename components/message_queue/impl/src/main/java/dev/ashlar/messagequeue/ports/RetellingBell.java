package dev.ashlar.messagequeue.ports;

/// Wakes whoever retells in this program.
public interface RetellingBell {
    void ring();
}
