package dev.ashlar.counterexample;

import dev.ashlar.kernel.DomainEvent;

/// An event that can change after it has happened.
public abstract class SettlingEvent implements DomainEvent {}
