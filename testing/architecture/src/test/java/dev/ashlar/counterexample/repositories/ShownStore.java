package dev.ashlar.counterexample.repositories;

/// Public in a place where nobody may look.
public final class ShownStore {}
